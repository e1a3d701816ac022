"""Each month is counted once it is over, and stays counted when its rows are gone."""

from datetime import UTC, date, datetime

import pytest

from directory.actions import applications
from moderation.actions import decisions, sanctions
from moderation.actions.reports import report
from moderation.actions.tallies import count_months
from moderation.grounds import Ground
from moderation.models import AuditEntry, Decision, Matter, Report, Sanction, Tally
from tests.factories import a_member, a_reply
from tests.moderation.conftest import a_concern, thing_of

WHY = Ground("It advertises.", "4.4")
MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)
IN_MARCH = datetime(2026, 3, 31, 23, 30, tzinfo=UTC)
AFTERWARDS = datetime(2026, 4, 1, 1, 30, tzinfo=UTC)


def counted(month=MARCH):
    rows = Tally.objects.filter(month=month).exclude(topic="counted")
    return {(row.topic, row.key): row.number for row in rows}


@pytest.fixture
def in_march(db):
    """Everything that was written so far, as if it had been in March."""

    def move(at=IN_MARCH):
        Matter.objects.filter(closed_at__isnull=False).update(closed_at=at)
        Matter.objects.update(opened_at=at)
        Report.objects.update(at=at)
        Decision.objects.update(at=at, in_force_at=at)

    return move


@pytest.fixture
def matter(thread, author, watcher):
    return report(
        thing=thing_of(a_reply(thread, author, "Buy.")), member=watcher, reason="advert"
    ).matter


def test_a_month_is_counted_when_it_is_over(matter, moderator, stranger, secretariat, in_march):
    thing = thing_of(matter.author.posts.get(pk=matter.subject_id))
    report(thing=thing, member=a_member(), reason="advert")
    decisions.decide(matter=matter, by=moderator, kind="hide", ground=WHY, seen=matter.version)
    # Who applies is not counted among what was moderated.
    asked = applications.apply(member=stranger, organisation="Unit", statement="To learn.")
    applications.decline(application=asked, by=secretariat, words="No such unit.")
    in_march()
    assert count_months(IN_MARCH) == 0
    assert not Tally.objects.exists()
    assert count_months(AFTERWARDS) == 1
    assert counted() == {
        ("matters", "reported"): 1,
        ("further", ""): 1,
        ("decisions", "hide"): 1,
        ("guidelines", "4.4"): 1,
        ("closed", "0"): 1,
    }


def test_again_counts_nothing_twice(matter, in_march):
    in_march()
    assert [count_months(AFTERWARDS) for _time in range(2)] == [1, 0]
    assert counted()["matters", "reported"] == 1


def test_a_run_that_was_stopped_is_gone_on_with(matter, in_march, monkeypatch):
    in_march(datetime(2026, 1, 15, tzinfo=UTC))
    from moderation.actions import tallies

    count, seen = tallies._count, []

    def stop_in_march(month):
        if month == MARCH and not seen:
            seen.append(month)
            raise KeyboardInterrupt
        return count(month)

    monkeypatch.setattr(tallies, "_count", stop_in_march)
    with pytest.raises(KeyboardInterrupt):
        count_months(AFTERWARDS)
    assert count_months(AFTERWARDS) == 1
    assert sorted(Tally.objects.filter(topic="counted").values_list("month", flat=True)) == [
        date(2026, 1, 1),
        date(2026, 2, 1),
        MARCH,
    ]
    assert counted(date(2026, 1, 1))["matters", "reported"] == 1


def test_what_is_deleted_later_stays_counted(matter, in_march):
    in_march()
    count_months(AFTERWARDS)
    Matter.objects.all().delete()
    assert counted()["matters", "reported"] == 1


def test_a_sanction_counts_though_its_member_has_left(author, moderator, settings):
    sanctions.warn(member=author, by=moderator, ground=WHY)
    now = AuditEntry.objects.get(action="member_warned").at
    Sanction.objects.all().delete()
    later = datetime(now.year + now.month // 12, now.month % 12 + 1, 2, tzinfo=UTC)
    assert count_months(later) == 1
    assert counted(now.date().replace(day=1)) == {("sanctions", "warning"): 1}


def test_of_concerns_nothing_but_how_many(tiina, hours):
    a_concern()
    opened = a_concern().opened_at
    later = datetime(opened.year + opened.month // 12, opened.month % 12 + 1, 2, tzinfo=UTC)
    assert count_months(later) == 1
    assert counted(opened.date().replace(day=1)) == {("concerns", ""): 2}
