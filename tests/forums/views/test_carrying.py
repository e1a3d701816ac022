"""Splitting and merging on their pages: what it opens is said first; old links lead on."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from directory.models import Priority
from forums.actions.joining import join, merge
from forums.models import Post, ReadMarker, Thread
from moderation.grounds import Ground
from network.lib import subjects
from tests.factories import a_reply, a_thread

WHY = Ground("It belongs there.")


@pytest.fixture
def moderating(client, moderator):
    client.force_login(moderator)
    return client


@pytest.fixture
def other(forum, author):
    return a_thread(forum, author, title="Where it belongs")


def fresh(thread):
    return Thread.objects.select_related("forum").get(pk=thread.pk)


def carried(thread, into, by, *numbers):
    about = {"thread": fresh(thread), "into": fresh(into), "by": by, "reason": WHY}
    if numbers:
        join(posts=list(thread.posts.filter(number__in=numbers).order_by("number")), **about)
    else:
        merge(**about)


def split(client, thread, **data):
    priority = Priority.objects.get(slug="prevention").pk
    sent = {"numbers": "2, 3", "title": "Another matter", "priorities": [priority]}
    sent |= {"forum": thread.forum_id, "words": WHY.words} | data
    return client.post(reverse("thread_split", args=[thread.pk]), sent)


def put(client, thread, into, **data):
    sent = {"into": into, "words": WHY.words} | data
    return client.post(reverse("thread_join", args=[thread.pk]), sent)


def test_nothing_is_split_before_a_yes_to_what_was_said(moderating, author, thread, public_forum):
    for number in (2, 3):
        a_reply(thread, author, f"Reply number {number}.")
    assert reverse("thread_split", args=[thread.pk]) in str(
        moderating.get(thread.get_absolute_url()).content
    )
    said = split(moderating, thread, forum=public_forum.pk)
    page = said.content.decode()
    assert "2 posts go: #2, #3" in page
    assert "Everybody can read it without signing in" in page
    assert Thread.objects.count() == 1
    made = split(moderating, thread, forum=public_forum.pk, confirmed=said.context["asked"].key)
    new = Thread.objects.get(title="Another matter")
    assert made["Location"] == new.get_absolute_url()
    # Pressed once more, the posts are there no longer.
    again = split(moderating, thread, confirmed=said.context["asked"].key)
    assert "There is no post to take there: 2, 3" in again.content.decode()
    assert Thread.objects.count() == 2


@pytest.mark.parametrize("numbers", ["1", "7", "two", "3-2", "2-500", ""])
def test_what_cannot_be_taken_out_is_said(moderating, author, thread, numbers):
    a_reply(thread, author)
    assert split(moderating, thread, numbers=numbers).status_code == 422
    assert Thread.objects.count() == 1


def test_merged_by_its_address_and_all_old_links_lead_on(
    moderating, thread, other, author, watcher, client, settings
):
    settings.POSTS_PER_PAGE = 2
    for number in (2, 3):
        a_reply(thread, author, f"Reply number {number}.")
    address = f"http://localhost{other.get_absolute_url()}"
    for wrong in ("0", str(thread.pk), "/threads/999999/", "elsewhere"):
        assert put(moderating, thread, wrong).status_code == 422
    said = put(moderating, thread, address)
    assert "behind what stands there" in said.content.decode()
    made = put(moderating, thread, address, confirmed=said.context["asked"].key)
    assert made["Location"] == other.get_absolute_url()
    client.force_login(watcher)
    short = reverse("thread_short", args=[thread.pk])
    posts = other.posts.filter(number__gt=1).order_by("number")
    moved = [post.get_absolute_url() for post in posts]
    for query, place in (("", moved[0]), ("?page=2", moved[2]), ("?page=last", moved[0])):
        assert client.get(short + query)["Location"] == place
    news = client.get(reverse("since", args=[thread.pk]), {"revision": 0}).json()
    assert (news["posts"], news["heading"]) == ([], fresh(thread).heading)
    # Words that were on their way stay, and go where the thread is.
    sent = client.post(reverse("reply", args=[thread.pk]), {"text": "We do so, too."})
    page = sent.content.decode()
    assert sent.status_code == 422
    assert "We do so, too." in page
    assert other.title in page
    assert reverse("reply", args=[other.pk]) in page


def test_a_line_says_where_a_post_went_and_its_way_only_to_who_may_read_there(
    client, thread, seats_forum, watcher, secretariat, seat_holder
):
    a_reply(thread, watcher, "For the seats.")
    target = a_thread(seats_forum, secretariat, title="Among seats")
    carried(thread, target, secretariat, 2)
    moved = Post.objects.get(thread=target, number=2)
    for reader, reads in ((seat_holder, True), (watcher, False)):
        client.force_login(reader)
        page = client.get(thread.get_absolute_url()).content.decode()
        assert 'id="post-2"' in page
        assert "Moved to" in page
        assert (target.title in page) is reads
        assert (moved.get_absolute_url() in page) is reads
        # A line counts as read like a post, or the thread stayed unread for ever.
        assert ReadMarker.objects.get(thread=thread, member=reader).number == 2
    link = f"{thread.get_absolute_url()}#post-2"
    assert subjects.linked(seat_holder, link).row == moved


def test_where_nothing_was_moved_the_page_asks_no_more(client, thread, other, watcher, moderator):
    a_reply(thread, watcher)
    a_reply(other, watcher)
    client.force_login(watcher)

    def queries(address):
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    before = queries(thread.get_absolute_url())
    assert before == queries(other.get_absolute_url())
    carried(thread, other, moderator, 2)
    assert queries(other.get_absolute_url()) == before
    assert queries(thread.get_absolute_url()) == before + 1


def test_to_a_closed_room_a_merged_address_leads_nobody_who_may_not_read_there(
    client, thread, seats_forum, watcher, secretariat, seat_holder
):
    target = a_thread(seats_forum, secretariat, title="Among seats")
    carried(thread, target, secretariat)
    for reader, status in ((seat_holder, 302), (watcher, 404)):
        client.force_login(reader)
        assert client.get(thread.get_absolute_url()).status_code == status
        assert client.get(reverse("since", args=[thread.pk])).status_code == (
            200 if status == 302 else 404
        )
        sent = client.post(reverse("reply", args=[thread.pk]), {"text": "And now?"})
        assert sent.status_code == (422 if status == 302 else 404)


def test_for_others_there_is_nothing_of_that(client, author, moderator, thread, other):
    addresses = [reverse(name, args=[thread.pk]) for name in ("thread_split", "thread_join")]
    for member, status in ((moderator, 200), (author, 404)):
        client.force_login(member)
        assert [client.get(address).status_code for address in addresses] == [status] * 2
    assert put(client, thread, str(other.pk)).status_code == 404
