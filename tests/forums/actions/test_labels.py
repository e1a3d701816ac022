"""The title and labels of a thread are changed by its author and by moderators."""

import pytest
from django.urls import reverse

from directory.models import Language, Priority
from forums import access, restoring
from forums.actions import headings, stages
from forums.actions.curation import Changed
from forums.actions.labels import relabel
from forums.actions.writers import MustBeHeld
from forums.models import Thread, WatchedWord
from forums.redaction import Span
from moderation.grounds import Ground
from moderation.models import AuditEntry, Responder
from network.lib.written import Refused
from notifications.models import Notification
from tests.factories import a_member, a_thread
from tests.notifications.outcomes import deliver_all
from tests.numbers import CODE

WHY = Ground("It is about something else.", "2.2")


def change(thread, by, **new):
    now = Thread.objects.select_related("forum").get(pk=thread.pk)
    as_it_is = {
        "title": now.title,
        "priorities": list(now.priorities.all()),
        "language": now.language,
        "tags": list(now.tags.values_list("name", flat=True)),
        "countries": list(now.countries.all()),
        "english": now.english,
    }
    return relabel(thread=now, by=by, **(as_it_is | {"reason": WHY} | new))


def test_its_author_changes_the_title_and_old_links_lead_on(client, author, thread):
    client.force_login(author)
    old = thread.get_absolute_url()
    assert reverse("thread_labels", args=[thread.pk]) in client.get(old).content.decode()
    changed = change(thread, author, title="How do you say goodbye?", reason=None)
    assert client.get(old)["Location"] == changed.get_absolute_url()
    assert changed.heading == thread.heading + 1


def test_a_moderator_changes_all_of_it_and_says_why(moderator, thread):
    priorities = list(Priority.objects.in_use()[2:4])
    change(
        thread,
        moderator,
        priorities=priorities,
        language=Language.objects.get(pk="fi"),
        tags=["first meeting"],
    )
    now = Thread.objects.with_labels().get()
    assert now.priority_ids == [priority.pk for priority in priorities]
    assert (now.language_id, now.tag_names) == ("fi", ["first meeting"])
    line = AuditEntry.objects.get(action="thread_relabelled")
    assert (line.reason, line.facts["changed"]) == (WHY.words, ["language", "priorities", "tags"])


def test_its_author_is_told_that_a_moderator_changed_it_and_not_of_their_own_change(
    client, author, moderator, thread
):
    change(thread, author, title="How do you say goodbye?", reason=None)
    deliver_all()
    assert not Notification.objects.filter(member=author).exists()
    change(thread, moderator, english="On how to say goodbye.")
    deliver_all()
    client.force_login(author)
    inbox = client.get(reverse("notifications")).content.decode()
    assert "changed the title or labels of “How do you say goodbye?”" in inbox


def test_what_it_says_in_english_is_shown_to_who_reads_the_list_and_the_thread(
    client, author, watcher, forum
):
    said = "On what helps a child before the first meeting."
    thread = a_thread(forum, author, title="Enne esimest kohtumist", english=said, language="et")
    client.force_login(watcher)
    for address in (thread.get_absolute_url(), forum.get_absolute_url()):
        assert f'lang="en">{said}</p>' in client.get(address).content.decode()
    with pytest.raises(Refused):
        change(thread, author, english=f"About {CODE}", reason=None)
    change(thread, author, english="", reason=None)
    assert said not in client.get(thread.get_absolute_url()).content.decode()


def test_nothing_changed_is_nothing_done(moderator, thread):
    assert change(thread, moderator).heading == thread.heading
    assert not AuditEntry.objects.filter(action="thread_relabelled").exists()


def test_who_changes_anothers_thread_says_why(moderator, thread):
    with pytest.raises(ValueError, match="says why"):
        change(thread, moderator, title="Another", reason=None)


@pytest.mark.parametrize("new", [{"title": f"About {CODE}"}, {"tags": [CODE]}])
def test_a_number_comes_into_no_title_and_no_tag(author, thread, new):
    with pytest.raises(Refused):
        change(thread, author, reason=None, **new)
    assert Thread.objects.get().title == thread.title


def test_of_two_at_once_the_second_is_told(author, moderator, thread):
    seen = Thread.objects.select_related("forum", "language").get()
    change(thread, moderator, title="A better title")
    about = {"priorities": list(seen.priorities.all()), "language": seen.language}
    with pytest.raises(Changed):
        relabel(thread=seen, by=author, title="Mine", **about)
    assert Thread.objects.get().title == "A better title"


def test_what_a_moderator_reads_first_is_not_slipped_in_by_a_title(author, thread):
    WatchedWord.objects.create(phrase="bicycle", folded="bicycle", act=WatchedWord.Act.HOLD)
    with pytest.raises(MustBeHeld):
        change(thread, author, title="The bicycle case", reason=None)
    assert Thread.objects.get().title == thread.title


def test_words_under_a_bar_do_not_come_back_by_the_authors_hand(author, moderator, thread):
    assert access.may_relabel(author, thread)
    redacted = headings.redact_title(thread=thread, spans=[Span(0, 3)], by=moderator, reason=WHY)
    assert not access.may_relabel(author, redacted)
    assert access.may_relabel(moderator, redacted)


def test_a_new_title_is_not_overwritten_by_what_was_sealed_before(thread, moderator):
    Responder.objects.create(country_id="FI", member=moderator)
    headings.redact_title(thread=thread, spans=[Span(0, 3)], by=moderator, reason=WHY)
    assert restoring.may_restore(moderator, Thread.objects.get())
    change(thread, moderator, title="A better title")
    assert not restoring.may_restore(moderator, Thread.objects.get())


def test_others_and_the_author_of_a_concluded_one_do_not(author, watcher, thread):
    assert not access.may_relabel(watcher, thread)
    concluded = stages.move_to(thread=thread, stage="concluded", by=author)
    assert not access.may_relabel(author, concluded)
    assert not access.may_relabel(a_member(admitted=False), thread)


def test_the_page_keeps_what_is_wrong_and_says_so(client, moderator, thread):
    client.force_login(moderator)
    address = reverse("thread_labels", args=[thread.pk])
    sent = {
        "title": f"About {CODE}",
        "priorities": [priority.pk for priority in thread.priorities.all()],
        "language": "en",
        "heading_seen": thread.heading,
        "words": WHY.words,
    }
    assert client.post(address, sent).status_code == 422
    unsaid = sent | {"title": "A better title", "words": ""}
    assert client.post(address, unsaid).status_code == 422
    changed = client.post(address, sent | {"title": "A better title"}, follow=True)
    assert "A better title</h1>" in changed.content.decode()
