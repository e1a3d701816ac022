"""Who may read what, and who may do what. What may not be known is not there: 404."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from directory.models import Seat
from forums import access
from forums.models import Forum, Post, Thread
from tests.factories import a_seat_holder, a_thread


def come(client, reader):
    """Sign in, as far as somebody who left still can."""
    if reader.member.is_authenticated and reader.member.is_active:
        client.force_login(reader.member)
    return client


def test_everybody_reads_the_forums_threads_and_posts_of_their_audience(reader, a_thread_each):
    forums = Forum.objects.visible_to(reader.member).values_list("slug", flat=True)
    threads = Thread.objects.visible_to(reader.member).values_list("forum__slug", flat=True)
    posts = Post.objects.visible_to(reader.member).values_list("thread__forum__slug", flat=True)
    assert set(forums) == set(threads) == set(posts) == reader.reads
    assert {s for s, t in a_thread_each.items() if access.may_read(reader.member, t.forum)} == (
        reader.reads
    )


def test_every_page_for_reading_answers_404_for_what_may_not_be_known(
    client, reader, a_thread_each
):
    come(client, reader)
    for slug, thread in a_thread_each.items():
        expected = 200 if slug in reader.knows else 404
        answer = client.get(reverse("forum", args=[slug]))
        assert answer.status_code == expected, slug
        assert (thread.title in answer.content.decode()) == (slug in reader.reads), slug
        expected = 200 if slug in reader.reads else 404
        for address in (thread.get_absolute_url(), reverse("since", args=[thread.pk])):
            assert client.get(address).status_code == expected, address


def test_lists_name_only_what_may_be_known(client, reader, a_thread_each):
    come(client, reader)
    searched = f"{reverse('search')}?q=question"
    for address, may in ((reverse("forums"), reader.knows), (searched, reader.reads)):
        page = re.sub("</?mark>", "", client.get(address).content.decode())
        named = {slug for slug in a_thread_each if reverse("forum", args=[slug]) in page}
        assert named == may
    assert {s for s, t in a_thread_each.items() if t.title in page} == reader.reads


def expected_of_writing(reader, slug):
    if not reader.member.is_authenticated or not reader.member.is_active:
        return 302  # to the sign-in page, whatever is there
    if slug not in reader.reads:
        return 404
    return 200 if reader.member.is_admitted else 403


def test_starting_a_thread_is_404_unseen_403_seen_and_a_form_for_members(
    client, reader, a_thread_each
):
    come(client, reader)
    for slug in a_thread_each:
        response = client.get(reverse("thread_new", args=[slug]))
        assert response.status_code == expected_of_writing(reader, slug), slug


def test_replying_is_404_unseen_403_seen_and_done_for_members(client, reader, a_thread_each):
    come(client, reader)
    for slug, thread in a_thread_each.items():
        response = client.post(reverse("reply", args=[thread.pk]), {"text": "Thank you."})
        expected = expected_of_writing(reader, slug)
        assert response.status_code == (302 if expected == 200 else expected), slug
        written = expected == 200
        assert Post.objects.filter(thread=thread, number=2).exists() == written, slug


def test_watching_is_404_for_what_may_not_be_known(client, reader, a_thread_each):
    come(client, reader)
    for slug, thread in a_thread_each.items():
        response = client.post(reverse("watch", args=[thread.pk]), {"volume": "3"})
        expected = 404 if expected_of_writing(reader, slug) == 404 else 302
        assert response.status_code == expected, slug


def test_nobody_edits_anothers_words(client, reader, a_thread_each):
    come(client, reader)
    for slug, thread in a_thread_each.items():
        edit = reverse("post_edit", args=[thread.posts.get().pk])
        expected = expected_of_writing(reader, slug)
        expected = 403 if expected == 200 else expected
        assert client.get(edit).status_code == expected, slug
        response = client.post(edit, {"text": "Other words.", "written_as": "text"})
        assert response.status_code == expected, slug
        assert "Other words" not in thread.posts.get().html


def test_authors_edit_their_own_words(writing, thread):
    edit = reverse("post_edit", args=[thread.posts.get().pk])
    assert writing.get(edit).status_code == 200
    assert writing.post(edit, {"text": "Better words."}).status_code == 302
    assert "Better words" in thread.posts.get().html


def test_an_author_who_may_no_longer_read_the_forum_does_not_edit_there(
    client, seats_forum, seat_holder
):
    post = a_thread(seats_forum, seat_holder).posts.get()
    client.force_login(seat_holder)
    edit = reverse("post_edit", args=[post.pk])
    assert client.get(edit).status_code == 200
    Seat.objects.filter(party="DK").update(status=Seat.Status.WITHDRAWN)
    assert client.get(edit).status_code == 404


@pytest.mark.parametrize("slug", ["open-square", "expert-group", "care-leavers"])
def test_no_thread_or_post_is_asked_for_without_the_forums_of_the_reader(
    signed_in, a_thread_each, slug
):
    thread = a_thread_each[slug]
    for address in (
        thread.get_absolute_url(),
        reverse("since", args=[thread.pk]),
        reverse("post_edit", args=[thread.posts.get().pk]),
    ):
        with CaptureQueriesContext(connection) as captured:
            signed_in.get(address)
        first = next(
            query["sql"]
            for query in captured
            if 'FROM "forums_thread"' in query["sql"] or 'FROM "forums_post"' in query["sql"]
        )
        assert '"forum_id" IN (' in first, first


def test_a_seats_rights_end_by_the_clock(seats_forum, forum, secretariat):
    ends = timezone.now() + timedelta(days=3)
    until_then = a_seat_holder("LV", ends=ends)
    open_ended = a_seat_holder("LT")
    assert access.readable_until(until_then, seats_forum) == ends
    # Open-ended, but for the year that role and employer are confirmed for.
    assert access.readable_until(open_ended, seats_forum) == open_ended.confirm_by
    assert access.readable_until(secretariat, seats_forum) is None
    assert access.readable_until(until_then, forum) is None


def test_names_are_for_members(author, stranger):
    assert access.may_see_names(author)
    assert not access.may_see_names(stranger)
