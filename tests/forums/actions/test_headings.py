"""A title loses words and its address follows; a tag goes from every thread."""

import pytest
from taggit.models import Tag

from forums import restoring
from forums.actions import headings
from forums.actions.curation import Changed
from forums.models import Thread
from forums.redaction import title_words
from moderation.grounds import Ground
from moderation.models import AuditEntry, Responder, Seal
from tests.factories import a_member, a_thread

WHY = Ground("It points to one child.", "2.2", 1)


@pytest.fixture
def named(forum, author):
    return a_thread(forum, author, title="The case of Tiina Tamm", tags=["tiina", "early help"])


def redact(thread, by):
    spans = [word.span for word in title_words(thread.title)[0].words[3:]]
    return headings.redact_title(thread=thread, spans=spans, by=by, reason=WHY)


def test_a_title_and_its_address_lose_the_words(named, moderator):
    redact(named, moderator)
    named.refresh_from_db()
    assert named.title == "The case of [removed by a moderator]"
    assert named.slug == "the-case-of-removed-by-a-moderator"
    assert named.heading == 2
    assert Seal.objects.of(named).get().field == "forums.Thread.title"
    assert "Tiina" not in str(AuditEntry.objects.values_list("reason", "facts"))


def test_a_responder_gives_it_back(named, moderator, author):
    responder = a_member()
    Responder.objects.create(member=responder, country=author.country)
    redact(named, moderator)
    thread = Thread.objects.get(pk=named.pk)
    seal = restoring.restorable(responder, thread).get()
    headings.restore_title(thread=thread, by=responder, seal=seal, reason=Ground("A mistake."))
    thread.refresh_from_db()
    assert (thread.title, thread.slug) == ("The case of Tiina Tamm", "the-case-of-tiina-tamm")
    assert not restoring.may_restore(responder, thread)


def test_what_it_says_in_english_is_hidden_and_given_back_with_the_title(forum, author, moderator):
    title, english = "Tiina Tamme lugu", "The case of Tiina Tamm"
    thread = a_thread(forum, author, title=title, english=english, tags=["tiina"], language="et")
    headings.hide_title(thread=thread, by=None, country=author.country, reason=WHY)
    thread.refresh_from_db()
    assert (thread.english, list(thread.tags.names())) == ("", [])
    seal = Seal.objects.of(thread).get(field="forums.Thread.title")
    headings.restore_title(thread=thread, by=moderator, seal=seal, reason=Ground("A mistake."))
    thread.refresh_from_db()
    assert (thread.title, thread.english) == (title, english)
    assert list(thread.tags.names()) == ["tiina"]


def test_another_title_meanwhile_is_left_alone(named, moderator):
    seen = Thread.objects.get(pk=named.pk)
    redact(named, moderator)
    with pytest.raises(Changed):
        redact(seen, moderator)


def test_a_tag_goes_from_every_thread_and_their_open_pages_are_told(
    named, forum, author, moderator
):
    other = a_thread(forum, author, tags=["tiina"])
    tag = Tag.objects.get(name="tiina")
    headings.remove_tag(thread=named, tag=tag, by=moderator, reason=WHY)
    assert not Tag.objects.filter(name="tiina").exists()
    assert [tag.name for tag in named.tags.all()] == ["early help"]
    assert set(Thread.objects.filter(heading=2)) == {named, other}
    assert Seal.objects.get().field == "taggit.Tag.name"
