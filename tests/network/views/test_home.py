"""The first page: a briefing for members, an introduction for visitors."""

import pytest
from django.utils import timezone

from directory.models import Language, Priority
from forums.actions.reading import mark_read, watch, watch_wide
from forums.models import Thread, Watch, WideWatch
from tests.factories import a_member, a_reply, a_thread
from tests.notifications.outcomes import deliver_all, watches


@pytest.fixture
def signed_in(client, watcher):
    client.force_login(watcher)
    return client


@pytest.fixture
def specialist(watcher):
    """The watcher works on prevention and reads English."""
    watcher.priorities.set([Priority.objects.get(slug="prevention")])
    watcher.languages.set([Language.objects.get(pk="en")])
    return watcher


def home(client):
    return client.get("/")


def text(client):
    return home(client).content.decode()


def test_a_visitor_reads_what_havn_is_and_what_is_public(client, public_forum, forum, author):
    a_thread(public_forum, author, title="A public question")
    a_thread(forum, author, title="A members' question")
    page = text(client)
    assert "A public question" in page
    assert "Apply to join" in page
    assert "112" in page
    assert "How to join" in page
    assert "Children in migration" in page
    for hidden in ("A members", forum.title, author.name):
        assert hidden not in page


def test_a_newcomer_is_told_to_wait(client, stranger):
    client.force_login(stranger)
    assert "waits for the secretariat" in text(client)


def test_a_quiet_day_says_so(signed_in):
    page = text(signed_in)
    assert "Nothing is waiting for you" in page
    assert "You have read everything you watch" in page


def test_what_needs_you_and_what_is_unread(signed_in, thread, author, watcher):
    watches(watcher, thread)
    mark_read(thread, watcher, 1)
    for _ in range(2):
        a_reply(thread, author)
    deliver_all()
    page = text(signed_in)
    assert "1 notification you have not opened" in page
    assert "2 unread" in page
    assert thread.title in page


def test_muted_threads_stay_away(signed_in, thread, author, watcher):
    watch(thread, watcher, Watch.Volume.WATCHING)
    assert thread.title in text(signed_in)
    watch(thread, watcher, Watch.Volume.MUTED)
    assert thread.title not in text(signed_in)


def test_a_question_in_ones_field_and_language_that_nobody_answered(
    signed_in, specialist, forum, author
):
    question = a_thread(forum, author, title="Who has a form for this?")
    assert home(signed_in).context["question"].pk == question.pk
    a_reply(question, author)
    assert home(signed_in).context["question"] is None


def test_no_question_that_is_muted_or_closed(signed_in, specialist, thread):
    assert home(signed_in).context["question"].pk == thread.pk
    watch_wide(member=specialist, volume=Watch.Volume.MUTED, forum=thread.forum)
    assert home(signed_in).context["question"] is None
    WideWatch.objects.all().delete()
    Thread.objects.update(locked_at=timezone.now())
    assert home(signed_in).context["question"] is None


def test_no_question_from_a_forum_one_may_not_read(signed_in, specialist, seats_forum, secretariat):
    a_thread(seats_forum, secretariat)
    assert home(signed_in).context["question"] is None
    specialist.role = "secretariat"
    specialist.save()
    assert home(signed_in).context["question"] is not None


def test_a_colleague_elsewhere_in_the_same_field(signed_in, specialist):
    near = a_member("Aino A.", country_id="FI")
    near.priorities.set(specialist.priorities.all())
    assert home(signed_in).context["colleague"] == near


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_briefing_asks_the_same_queries_whatever_happened(
    signed_in, specialist, forum, how_many, django_assert_num_queries
):
    for number in range(how_many):
        colleague = a_member(country_id="FI")
        colleague.priorities.set(specialist.priorities.all())
        watches(specialist, a_thread(forum, colleague, title=f"Question {number}"))
    home(signed_in)
    # Member, forums, unread and its rows, question, colleague, bell.
    with django_assert_num_queries(7):
        response = home(signed_in)
    assert len(response.context["rows"]) == how_many


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_introduction_asks_two_queries(
    client, public_forum, author, how_many, django_assert_num_queries
):
    for _ in range(how_many):
        a_thread(public_forum, author)
    home(client)
    with django_assert_num_queries(2):
        assert len(home(client).context["rows"]) == how_many
