"""What a thread is for: each kind has a form of its own, and becomes one opening post."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.models import Priority
from forums.kinds import FORMS, composed
from forums.models import Thread
from forums.models.kinds import Kind
from moderation.actions.responders import name_responder
from moderation.models import Matter
from tests.factories import a_forum, a_seat_holder
from tests.numbers import CODE

ANSWERS = {
    Kind.RESOURCE: {"what": "A form.", "whom": "Guardians.", "where": "www.example.org/form"},
    Kind.EVIDENCE: {
        "question": "Does it help?",
        "design": "40 offices, two years.",
        "finding": "It does a little.",
        "limits": "One country.",
        "source": "doi.org/10.1000/182",
    },
    Kind.PARTNERS: {"call": "Erasmus.", "idea": "A course.", "role": "A university."},
    Kind.PARTICIPANTS: {
        "study": "Interviews on rooms.",
        "who": "Police officers.",
        "effort": "One hour.",
        "ethics": "Tartu 12/2026.",
        "data": "Deleted after a year.",
    },
    Kind.OFFER: {"what": "A lecture.", "whom": "Schools.", "cost": "Nothing."},
}
SOON = timezone.localdate() + timedelta(days=20)


def a_form(kind, **fields):
    answers = {f"answer_{name}": said for name, said in ANSWERS.get(kind, {}).items()}
    deadline = {"deadline": SOON.isoformat()} if FORMS[kind].has_deadline else {}
    return {
        "kind": kind,
        "title": "Who joins us?",
        "text": "" if answers else "Tell me.",
        "written_as": "text",
        "priorities": [Priority.objects.get(slug="prevention").pk],
        "language": "en",
        **answers,
        **deadline,
    } | fields


def start(client, forum, kind, **fields):
    return client.post(reverse("thread_new", args=[forum.slug]), a_form(kind, **fields))


@pytest.mark.parametrize("kind", [Kind.RESOURCE, Kind.EVIDENCE, Kind.PARTNERS])
def test_what_its_form_asks_becomes_the_opening_post(writing, forum, kind):
    assert start(writing, forum, kind).status_code == 302
    thread = Thread.objects.get()
    html = thread.posts.get().html
    assert thread.kind == kind
    for asked in FORMS[kind].asks:
        said = ANSWERS[kind].get(asked.name)
        assert (f"<h3>{asked.label}</h3><p>{said}</p>" in html) == (said is not None)


def test_the_form_shows_what_the_kind_asks_and_no_more(writing, forum):
    page = writing.get(reverse("thread_new", args=[forum.slug]), {"kind": "evidence"})
    assert "What it cannot tell" in page.content.decode()
    assert "Deadline" not in page.content.decode()
    plain = writing.get(reverse("thread_new", args=[forum.slug])).content.decode()
    assert "What it cannot tell" not in plain
    assert 'name="kind" value="question"' in plain


@pytest.mark.parametrize("missing", ["answer_limits", "answer_source"])
def test_what_a_kind_must_say_is_asked_for_again(writing, forum, missing):
    response = start(writing, forum, Kind.EVIDENCE, **{missing: " "})
    assert response.status_code == 422
    assert missing in response.context["form"].errors
    assert "It does a little." in response.content.decode()
    assert not Thread.objects.exists()


def test_headings_are_in_the_language_of_the_thread(writing, forum):
    start(writing, forum, Kind.EVIDENCE, language="de")
    html = Thread.objects.get().posts.get().html
    data = {"kind": "evidence", "answer_limits": "One country."}
    assert composed(data, language="de") in html
    assert composed(data, language="de") != composed(data, language="en")


def test_an_answer_goes_through_the_scan_like_every_word(writing, forum):
    response = start(writing, forum, Kind.EVIDENCE, answer_finding=f"About {CODE}")
    assert response.status_code == 422
    assert "What was found" in response.content.decode()
    assert not Thread.objects.exists()


def test_markup_in_an_answer_is_words(writing, forum):
    start(writing, forum, Kind.EVIDENCE, answer_finding="<script>x</script> <b>y</b>")
    html = Thread.objects.get().posts.get().html
    assert "<script" not in html
    assert "&lt;b&gt;y" in html


@pytest.mark.parametrize("kind", [Kind.PARTNERS, Kind.PARTICIPANTS])
def test_a_call_ends_on_a_day_that_is_still_to_come(writing, forum, kind):
    yesterday = timezone.localdate() - timedelta(days=1)
    for deadline in ("", "soon", yesterday.isoformat()):
        response = start(writing, forum, kind, deadline=deadline)
        assert "deadline" in response.context["form"].errors
    assert not Thread.objects.exists()


def test_the_deadline_stands_at_its_head_and_in_the_list(writing, forum, author):
    start(writing, forum, Kind.PARTNERS)
    thread = Thread.objects.get()
    assert "Open until" in writing.get(thread.get_absolute_url()).content.decode()
    Thread.objects.update(deadline=timezone.localdate() - timedelta(days=1))
    assert "The deadline was" in writing.get(thread.get_absolute_url()).content.decode()
    assert "deadline over" in writing.get(forum.get_absolute_url()).content.decode()


@pytest.mark.parametrize("kind", [Kind.PARTICIPANTS, Kind.OFFER])
def test_a_moderator_reads_calls_and_offers_first_and_lets_them_through(
    writing, forum, author, moderator, secretariat, kind
):
    name_responder(member=moderator, country=author.country, by=secretariat)
    assert start(writing, forum, kind)["Location"] == reverse("held")
    assert not Thread.objects.exists()
    matter = Matter.objects.get()
    assert (matter.wish["kind"], bool(matter.wish["deadline"])) == (
        kind,
        FORMS[kind].has_deadline,
    )


def test_only_who_has_a_seat_tells_what_changed_in_a_country(client, author, forum):
    holder = a_seat_holder("EE", handle="riina-k")
    page = reverse("thread_new", args=[forum.slug])
    for member, status in ((author, 404), (holder, 200)):
        client.force_login(member)
        assert client.get(page, {"kind": "development"}).status_code == status


def test_only_who_looks_after_a_forum_announces(client, author, moderator, forum):
    page = reverse("thread_new", args=[forum.slug])
    for member, status in ((author, 404), (moderator, 200)):
        client.force_login(member)
        assert client.get(page, {"kind": "announcement"}).status_code == status


def test_a_forum_says_what_its_threads_are_for_and_in_which_languages(client, author):
    forum = a_forum(kinds=["resource"], languages=["fi"], template="Who uses it?")
    client.force_login(author)
    page = reverse("thread_new", args=[forum.slug])
    assert client.get(page, {"kind": "question"}).status_code == 404
    shown = client.get(page)
    assert "Who uses it?" in shown.content.decode()
    assert shown.context["form"].kind == "resource"
    assert "language" in start(client, forum, Kind.RESOURCE).context["form"].errors
    assert start(client, forum, Kind.RESOURCE, language="fi").status_code == 302
