"""What the frame around every page shows, and that it costs nothing where it is not shown."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from forums.models import Forum, ForumMarker
from network.context import frame
from tests.factories import a_forum, a_reply
from tests.notifications.outcomes import deliver_all, watches


def frame_of(rf, member):
    request = rf.get("/")
    request.user, request.resolver_match = member, None
    return frame(request)["frame"]


def news(rf, member):
    return [forum.slug for forum in frame_of(rf, member).forums if forum.has_news]


def test_a_dot_where_somebody_wrote_since_one_looked(rf, thread, watcher):
    assert news(rf, watcher) == ["common-room"]
    ForumMarker.objects.create(forum=thread.forum, member=watcher)
    assert news(rf, watcher) == []
    Forum.objects.update(last_post_at=timezone.now() + timedelta(minutes=1))
    assert news(rf, watcher) == ["common-room"]


def test_an_empty_forum_has_no_dot_and_a_visitor_sees_none(rf, public_forum, watcher):
    assert news(rf, watcher) == []
    Forum.objects.update(last_post_at=timezone.now())
    assert news(rf, watcher) == ["open-square"]
    assert news(rf, AnonymousUser()) == []


def test_the_bell_counts_what_is_unread(rf, thread, author, watcher):
    watches(watcher, thread)
    a_reply(thread, author)
    deliver_all()
    assert frame_of(rf, watcher).unread == 1
    assert frame_of(rf, author).unread == 0


def test_a_fragment_that_shows_no_frame_asks_nothing(rf, watcher, django_assert_num_queries):
    with django_assert_num_queries(0):
        frame_of(rf, watcher)


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_frame_asks_two_queries_whatever_the_number_of_forums(
    rf, watcher, how_many, django_assert_num_queries
):
    for _ in range(how_many):
        a_forum()
    with django_assert_num_queries(2):
        assert len(frame_of(rf, watcher).forums) == how_many
