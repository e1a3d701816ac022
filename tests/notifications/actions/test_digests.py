"""A digest comes once a day, at the member's hour, and only when there is something to say."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from django.utils import timezone

from forums.actions.reading import watch
from forums.models import Watch
from notifications.actions.digests import send_due, start_missing
from notifications.actions.preferences import choose_digest, stop_digest
from notifications.models import Digest, DigestPreference, Mail
from tests.factories import a_member, a_reply, a_thread
from tests.notifications.outcomes import at_once, digest_of, tomorrow, wants_digest, watches


@pytest.fixture
def news(thread, author, watcher):
    """A reply in a thread the watcher watches, who wants a digest."""
    watches(watcher, thread)
    wants_digest(watcher)
    a_reply(thread, author)
    return thread


def make_due_again(member):
    preference = member.digest_preference
    DigestPreference.objects.filter(pk=member.pk).update(
        next_at=preference.next_at, since=preference.since
    )


def test_news_makes_a_digest_with_its_mail(news, watcher, moderator):
    assert digest_of(watcher).digest.items.get().thread_id == news.pk
    assert digest_of(moderator) is None


def test_a_second_run_makes_nothing_twice(news, watcher):
    digest_of(watcher)
    digest_of(watcher)
    assert (Digest.objects.count(), Mail.objects.count()) == (1, 1)


def test_a_run_that_was_forgotten_makes_nothing_twice(news, watcher):
    """A database that was put back an hour: the day has its digest already."""
    watcher.digest_preference  # noqa: B018  as it was before the run
    digest_of(watcher)
    make_due_again(watcher)
    digest_of(watcher)
    assert (Digest.objects.count(), Mail.objects.count()) == (1, 1)


def test_two_runs_at_once_make_nothing_twice(transactional_db, thread, author):
    members = [a_member() for _ in range(8)]
    for member in members:
        watches(member, thread)
        wants_digest(member)
    a_reply(thread, author)
    at_once(*[partial(send_due, tomorrow())] * 3)
    assert Mail.objects.count() == 8


def test_nothing_to_say_means_no_digest_and_the_next_one_tomorrow(thread, watcher):
    preference = wants_digest(watcher)
    before = preference.next_at
    assert digest_of(watcher) is None
    preference.refresh_from_db()
    assert not Digest.objects.exists()
    assert preference.next_at == before + timedelta(days=1)


def test_the_next_digest_speaks_of_what_came_since(news, author, watcher):
    digest_of(watcher)
    later = timezone.now() + timedelta(days=1, hours=2)
    a_reply(news, author, "Two days later.", at=later)
    send_due(timezone.now() + timedelta(days=2, hours=1))
    newest = Digest.objects.latest("day")
    assert Digest.objects.count() == 2
    assert [item.first_number for item in newest.items.all()] == [3]


def test_a_post_of_the_last_seconds_waits_for_the_next_digest(news, author, watcher):
    """Its transaction may not have ended, so it could be missed for good."""
    now = tomorrow()
    other = a_thread(news.forum, author, title="Just now", at=now - timedelta(seconds=5))
    watches(watcher, other)
    send_due(now)
    assert [item.thread_id for item in Digest.objects.get().items.all()] == [news.pk]
    send_due(now + timedelta(days=1))
    assert [item.thread_id for item in Digest.objects.latest("day").items.all()] == [other.pk]


def test_nobody_gets_one_before_it_is_time(news, watcher):
    hour = watcher.digest_preference.next_at
    send_due(hour - timedelta(seconds=1))
    assert not Mail.objects.exists()
    send_due(hour + timedelta(minutes=1))
    assert Mail.objects.count() == 1


def test_who_is_not_admitted_gets_none(news, author, stranger, watcher):
    watches(stranger, news)
    wants_digest(stranger)
    assert digest_of(watcher)
    assert not Mail.objects.filter(member=stranger).exists()


def test_who_left_gets_none(news, watcher, moderator):
    watches(moderator, news)
    wants_digest(moderator)
    watcher.is_active = False
    watcher.save()
    assert digest_of(moderator)
    assert not Mail.objects.filter(member=watcher).exists()


def test_a_lapsed_seat_gets_none(seats_forum, secretariat, seat_holder):
    thread = a_thread(seats_forum, secretariat)
    watches(seat_holder, thread)
    wants_digest(seat_holder)
    a_reply(thread, secretariat)
    term = seat_holder.seat_terms.get()
    term.ends = timezone.now() + timedelta(hours=1)
    term.save()
    # Half an hour before the end there would have been one.
    assert thread.forum.sensitivity == "titles-only"
    term.ends = timezone.now()
    term.save()
    assert digest_of(seat_holder) is None


def test_a_muted_thread_is_not_told(news, watcher):
    watch(news, watcher, Watch.Volume.MUTED)
    assert digest_of(watcher) is None


def test_who_stopped_gets_none(news, watcher):
    stop_digest(member=watcher)
    assert digest_of(watcher) is None


def test_members_start_with_a_digest_at_seven(author):
    now = datetime(2026, 6, 1, 12, tzinfo=UTC)
    start_missing(now)
    preference = author.digest_preference
    assert (preference.rhythm, preference.hour) == ("daily", 7)
    assert preference.next_at == datetime(2026, 6, 2, 5, tzinfo=UTC)  # Copenhagen's 07:00


def test_nobody_is_switched_on_again(author, stranger):
    stop_digest(member=author)
    send_due(tomorrow())
    author.digest_preference.refresh_from_db()
    assert (author.digest_preference.rhythm, author.digest_preference.next_at) == ("off", None)
    assert not DigestPreference.objects.filter(member=stranger).exists()


def test_who_moved_east_does_not_get_it_in_the_night(news, watcher):
    preference = watcher.digest_preference
    watcher.timezone = "Atlantic/Reykjavik"
    watcher.save()
    send_due(preference.next_at)
    assert not Mail.objects.exists()
    preference.refresh_from_db()
    send_due(preference.next_at)
    assert preference.next_at.hour == 7
    assert Mail.objects.count() == 1


def test_one_members_trouble_does_not_hold_up_the_others(
    news, watcher, moderator, monkeypatch, caplog
):
    from notifications.actions import digests

    watches(moderator, news)
    wants_digest(moderator)
    gather = digests.gather

    def fails_for_the_first(member, window):
        if member == watcher:
            raise RuntimeError("planted")
        return gather(member, window)

    monkeypatch.setattr(digests, "gather", fails_for_the_first)
    send_due(tomorrow())
    assert Mail.objects.get().member == moderator
    assert f"digest of member {watcher.pk} failed" in caplog.text
    monkeypatch.setattr(digests, "gather", gather)
    send_due(tomorrow())
    assert Mail.objects.filter(member=watcher).exists()


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_digest_asks_the_same_number_of_queries(
    how_many, forum, author, watcher, django_assert_num_queries
):
    wants_digest(watcher)
    choose_digest(member=author, rhythm="off", hour=7)
    for number in range(how_many):
        watches(watcher, a_thread(forum, author, title=f"Question {number}"))
    now = tomorrow()
    send_due(timezone.now())
    # Members without a preference, due, then two queries that find no more;
    # the member's: 2 savepoints, row, next, forums, watched, followed,
    # saved searches twice, digest 4, items 3, mail.
    with django_assert_num_queries(18):
        send_due(now)
    assert Digest.objects.get().items.count() == how_many
