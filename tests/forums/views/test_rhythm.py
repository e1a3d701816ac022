"""A moderator prepares a forum's questions of the week on its pages."""

import pytest
from django.urls import reverse

from directory.models import Priority
from forums.actions.asking import ask_due
from forums.models import PreparedQuestion, Rhythm
from tests.factories import a_forum
from tests.forums.actions.test_asking import weeks
from tests.numbers import CODE


@pytest.fixture
def moderating(client, moderator):
    client.force_login(moderator)
    return client


def address(name, forum, *args):
    return reverse(name, args=[forum.slug, *args])


def page_of(client, forum):
    return client.get(address("forum_questions", forum)).content.decode()


def when(client, forum, **data):
    sent = {"weekday": 2, "hour": 9} | data
    return client.post(address("forum_questions", forum), sent)


def question(client, forum, title, *pk, **data):
    priority = Priority.objects.get(slug="prevention").pk
    sent = {"title": title, "text": "And why?", "priorities": [priority], "language": "en"} | data
    name = "question_edit" if pk else "question_new"
    return client.post(address(name, forum, *pk), sent)


def test_prepared_ordered_changed_dropped_and_asked(moderating, forum, moderator):
    assert address("forum_questions", forum) in str(
        moderating.get(forum.get_absolute_url()).content
    )
    assert question(moderating, forum, "Too early").status_code == 404
    when(moderating, forum)
    for title in ("First", "Second", "Third"):
        assert question(moderating, forum, title)["Location"] == address("forum_questions", forum)
    first, second, third = PreparedQuestion.objects.order_by("pk")
    moderating.post(address("question_move", forum, second.pk))
    moderating.post(address("question_move", forum, third.pk), {"drop": "1"})
    question(moderating, forum, "First, changed", first.pk)
    titles = list(PreparedQuestion.objects.waiting().values_list("title", flat=True))
    assert titles == ["Second", "First, changed"]
    page = page_of(moderating, forum)
    assert page.index("Second") < page.index("First, changed")
    assert f"Asked by {moderator.name}" in page
    assert ask_due(weeks(1)) == 1
    page = page_of(moderating, forum)
    assert PreparedQuestion.objects.get(pk=second.pk).post.thread.get_absolute_url() in page
    assert question(moderating, forum, "Late", second.pk).status_code == 404


def test_paused_it_says_so_and_goes_on(moderating, forum):
    for paused in (True, False):
        when(moderating, forum, **({"is_paused": "on"} if paused else {}))
        assert Rhythm.objects.get().is_paused is paused
        assert ("Paused: nothing is asked." in page_of(moderating, forum)) is paused


def test_what_does_not_go_is_said_and_nothing_kept(moderating, forum):
    assert when(moderating, forum, weekday=7).status_code == 422
    when(moderating, forum)
    for wrong in ({"text": f"About {CODE}"}, {"priorities": []}, {"text": ""}):
        assert question(moderating, forum, "First", **wrong).status_code == 422
    assert not PreparedQuestion.objects.exists()


def test_for_others_and_where_nobody_asks_there_is_nothing_of_that(
    client, moderator, author, forum, seats_forum
):
    silent = a_forum("silent", kinds=["resource"])
    for member, place, status in (
        (moderator, forum, 200),
        (moderator, silent, 404),
        (moderator, seats_forum, 404),
        (author, forum, 404),
    ):
        client.force_login(member)
        assert client.get(address("forum_questions", place)).status_code == status
    assert address("forum_questions", forum) not in str(
        client.get(forum.get_absolute_url()).content
    )
