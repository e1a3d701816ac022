"""A thread is moved with all that was written; who may not read it there hears no more of it."""

from contextlib import suppress

import pytest
from django.core import mail
from django.urls import reverse

from directory.models import Priority
from forums.actions import adding, pins, posts
from forums.actions.curation import Changed
from forums.actions.moving import move
from forums.models import Forum, Post, Thread
from moderation.grounds import Ground
from moderation.models import AuditEntry, Matter
from network.lib.written import Refused
from notifications.actions.mail import send
from notifications.models import Notification
from tests.factories import a_forum, a_member, a_reply, a_thread
from tests.notifications.outcomes import at_once, deliver_all, digest_of, wants_digest, watches
from tests.numbers import CODE

WHY = Ground("It belongs to the bodies.")


def fresh(thread):
    return Thread.objects.select_related("forum").get(pk=thread.pk)


def taken(thread, forum, by, reason=WHY):
    return move(thread=fresh(thread), forum=forum, by=by, reason=reason)


def test_it_is_read_where_it_is_now_and_old_links_stay(
    client, forum, public_forum, thread, moderator
):
    address = thread.get_absolute_url()
    assert client.get(address).status_code == 404
    taken(thread, public_forum, moderator)
    page = client.get(address)
    assert page.status_code == 200
    assert public_forum.title in page.content.decode()
    assert thread.title in client.get(public_forum.get_absolute_url()).content.decode()
    line = AuditEntry.objects.get(action="thread_moved")
    assert (line.reason, line.facts["forums"]) == (WHY.words, [forum.pk, public_forum.pk])


def test_who_may_not_read_it_any_more_finds_and_hears_nothing(
    client, seats_forum, thread, watcher, seat_holder, secretariat
):
    for reader in (watcher, seat_holder):
        watches(reader, thread)
    a_reply(thread, thread.author, "Before.")
    deliver_all()
    assert Notification.objects.filter(member=watcher).count() == 1
    taken(thread, seats_forum, secretariat)
    a_reply(fresh(thread), secretariat, "After.")
    deliver_all()
    for reader, status, heard in ((watcher, 404, False), (seat_holder, 200, True)):
        client.force_login(reader)
        assert client.get(thread.get_absolute_url()).status_code == status
        inbox = client.get(reverse("notifications")).content.decode()
        assert (thread.title in inbox) is heard


def test_a_mail_that_waits_says_nothing_of_it_any_more(seats_forum, thread, watcher, secretariat):
    wants_digest(watcher)
    stays = a_thread(thread.forum, thread.author, title="What stays")
    for one in (thread, stays):
        watches(watcher, one)
        a_reply(one, thread.author, "And now?")
    made = digest_of(watcher)
    taken(thread, seats_forum, secretariat)
    assert send(made.pk)
    [letter] = mail.outbox
    assert stays.title in letter.body
    assert thread.title not in letter.body


def test_it_lets_out_no_more_than_before_and_no_more_than_the_forum(
    forum, public_forum, seats_forum, thread, secretariat
):
    let_out = thread.counting_sensitivity
    assert taken(thread, public_forum, secretariat).counting_sensitivity == let_out
    assert taken(thread, seats_forum, secretariat).sensitivity == ""
    assert taken(thread, public_forum, secretariat).sensitivity == "titles-only"


def test_both_forums_know_their_newest_post(forum, author, moderator):
    other, older = a_forum("other"), a_thread(forum, author, title="Older")
    newer = a_thread(forum, author, title="Newer")
    taken(newer, other, moderator)
    dates = dict(Forum.objects.values_list("pk", "last_post_at"))
    assert dates[forum.pk] == fresh(older).last_post_at
    assert dates[other.pk] == fresh(newer).last_post_at
    taken(older, other, moderator)
    dates = dict(Forum.objects.values_list("pk", "last_post_at"))
    assert dates == {forum.pk: None, other.pk: fresh(newer).last_post_at}


def test_the_forums_own_priority_is_its_first_and_three_are_enough(forum, author, moderator):
    own, *others = Priority.objects.in_use()[:4]
    thread = a_thread(forum, author, priorities=others)
    taken(thread, a_forum("own", priority=own), moderator)
    assert Thread.objects.with_labels().get().priority_ids == [own.pk, others[0].pk, others[1].pk]


def test_its_author_is_told_if_they_may_read_it_there(forum, seats_forum, thread, secretariat):
    taken(thread, a_forum("other"), secretariat)
    deliver_all()
    assert Notification.objects.get().kind == "thread_moved"
    assert Notification.objects.get().member == thread.author
    Notification.objects.all().delete()
    taken(thread, seats_forum, secretariat)
    deliver_all()
    assert not Notification.objects.exists()


def test_a_pin_stays_behind(thread, moderator):
    pins.pin(thread=thread, by=moderator)
    assert not taken(thread, a_forum("other"), moderator).is_pinned


def test_what_the_desk_has_about_it_stands_there_too(thread, moderator):
    other, post = a_forum("other"), thread.posts.get()
    about = {"risk": "P3", "country_id": "EE", "forum": thread.forum_id, "kind": "reported"}
    for kind, pk in (("forums.thread", thread.pk), ("forums.post", post.pk)):
        Matter.objects.create(subject_type=kind, subject_id=pk, **about)
    elsewhere = Matter.objects.create(subject_type="forums.post", subject_id=post.pk + 1, **about)
    taken(thread, other, moderator)
    forums = set(Matter.objects.exclude(pk=elsewhere.pk).values_list("forum", flat=True))
    assert forums == {other.pk}
    assert Matter.objects.get(pk=elsewhere.pk).forum == thread.forum_id


def test_two_presses_move_it_once(thread, moderator):
    other, seen = a_forum("other"), fresh(thread)
    move(thread=seen, forum=other, by=moderator, reason=WHY)
    with pytest.raises(Changed):
        move(thread=fresh(thread), forum=other, by=moderator, reason=WHY)
    with pytest.raises(Changed):
        move(thread=thread, forum=other, by=moderator, reason=WHY)
    assert AuditEntry.objects.filter(action="thread_moved").count() == 1


def test_a_number_comes_into_no_reason(thread, moderator):
    with pytest.raises(Refused):
        taken(thread, a_forum("other"), moderator, Ground(f"About {CODE}"))
    assert fresh(thread).forum_id == thread.forum_id


def test_who_wrote_a_reply_meanwhile_looks_first_who_reads_it_there(
    client, thread, watcher, moderator, public_forum
):
    before = fresh(thread)
    taken(thread, public_forum, moderator)
    with pytest.raises(adding.Moved):
        posts.reply(thread=before, author=watcher, written="For members only.")
    assert Post.objects.count() == 1


def test_replies_and_moves_at_once_leave_all_of_it_right(transactional_db):
    one, other = a_forum("one"), a_forum("other")
    author, moderator = a_member(), a_member(role="moderator")
    for _round in range(4):
        first, second = a_thread(one, author), a_thread(other, author)

        def reply(thread=first):
            with suppress(adding.Moved):
                a_reply(thread, author)

        # In a ring: each takes to where the other comes from.
        at_once(
            lambda first=first: taken(first, other, moderator),
            lambda second=second: taken(second, one, moderator),
            reply,
        )
        assert (fresh(first).forum_id, fresh(second).forum_id) == (other.pk, one.pk)
        for forum in Forum.objects.all():
            newest = forum.threads.by_activity().first()
            assert forum.last_post_at == newest.last_post_at
