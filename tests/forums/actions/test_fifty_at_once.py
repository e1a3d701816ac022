"""Fifty colleagues answer one thread in the same moment, each over a connection of their own."""

from functools import partial

from django.db import connection

from forums.models import Forum, Post
from network.lib.activity import Activity
from tests.factories import a_member, a_reply, a_thread
from tests.notifications.outcomes import at_once

WRITERS, EACH = 50, 2


def write(thread, member):
    # The pool has eight for a whole process: here nobody waits for one.
    options = {k: v for k, v in connection.settings_dict["OPTIONS"].items() if k != "pool"}
    connection.settings_dict = {**connection.settings_dict, "OPTIONS": options}
    for _ in range(EACH):
        a_reply(thread, member)


def test_numbers_have_no_gap_and_no_double_and_counters_are_exact(transactional_db, forum, author):
    thread = a_thread(forum, author)
    people = [a_member() for _ in range(WRITERS)]
    at_once(*(partial(write, thread, member) for member in people))

    thread.refresh_from_db()
    posts = Post.objects.filter(thread=thread)
    expected = list(range(1, WRITERS * EACH + 2))
    assert list(posts.order_by("number").values_list("number", flat=True)) == expected
    assert sorted(posts.values_list("revision", flat=True)) == expected
    assert (thread.last_number, thread.post_count, thread.revision) == (len(expected),) * 3
    last = posts.get(number=thread.last_number)
    assert thread.last_author_id == last.author_id
    assert thread.last_post_at == max(posts.values_list("posted_at", flat=True))
    assert Forum.objects.get(pk=forum.pk).last_post_at == thread.last_post_at
    shares = thread.participants.exclude(member=author).values_list("posts", flat=True)
    assert list(shares) == [EACH] * WRITERS
    assert Activity.objects.filter(kind="post_added").count() == WRITERS * EACH
