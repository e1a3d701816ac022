"""Who is at the desk when: gaps are shown, who is there is told first, work is handed over."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from moderation.actions import desk_sweep, matters, shifts
from moderation.actions.reports import report
from moderation.desk_letters import compose
from moderation.models import DeskMail, DutyHours, Matter, ModeratorScope, Shift
from moderation.rota import days
from tests.factories import a_member, a_reply
from tests.keys import with_key
from tests.moderation.conftest import thing_of

HOUR = timedelta(hours=1)
PAGE = reverse("desk_rota")


@pytest.fixture
def colleague(db):
    return with_key(a_member("Berit B.", handle="berit-b", role="moderator"))


def a_shift(member, starts=None, hours=8):
    starts = starts or timezone.now() - HOUR
    return shifts.take_shift(member=member, starts=starts, ends=starts + hours * HOUR)


def a_matter(thread, author, watcher, reason="advert"):
    thing = thing_of(a_reply(thread, author, "Buy."))
    return report(thing=thing, member=watcher, reason=reason).matter


def told(kind):
    found = DeskMail.objects.filter(kind=kind)
    return sorted(found.values_list("member__handle", flat=True))


def test_a_shift_is_taken_and_given_back(client, moderator, colleague):
    client.force_login(moderator)
    day = (timezone.localdate() + timedelta(days=3)).isoformat()
    sent = {"day": day, "starts": "22:00", "ends": "06:00"}
    assert client.post(reverse("shift_take"), sent).status_code == 302
    shift = Shift.objects.get()
    assert shift.ends - shift.starts == 8 * HOUR
    assert "22:00–06:00" in client.get(PAGE).content.decode()
    client.force_login(colleague)
    assert "Anna M., 22:00–06:00" in client.get(PAGE).content.decode()
    assert client.post(reverse("shift_give_back", args=[shift.pk])).status_code == 404
    client.force_login(moderator)
    client.post(reverse("shift_give_back", args=[shift.pk]))
    assert not Shift.objects.exists()


def test_a_shift_that_has_begun_ends_when_it_is_given_back(moderator):
    shift = a_shift(moderator)
    shifts.give_back_shift(shift=shift, by=moderator)
    assert not Shift.objects.at().exists()
    assert Shift.objects.get().ends > shift.starts


@pytest.mark.parametrize(
    ("starts", "hours"), [(timedelta(days=40), 8), (-9 * HOUR, 8), (HOUR, 25), (HOUR, 0)]
)
def test_what_is_no_shift_is_refused(moderator, starts, hours):
    with pytest.raises(shifts.NoShift):
        a_shift(moderator, timezone.now() + starts, hours)


def test_nobody_is_on_two_shifts_at_once(client, moderator, author):
    a_shift(moderator)
    with pytest.raises(shifts.NoShift):
        a_shift(moderator)
    with pytest.raises(matters.MayNot):
        a_shift(author)


@pytest.fixture
def monday(db):
    """A coming one, on which Estonia has duty from 9 to 17."""
    DutyHours.objects.create(country_id="EE", timezone="Europe/Tallinn")
    today = timezone.localdate()
    return today + timedelta(days=7 - today.weekday())


def seen(day):
    [found] = [shown for shown in days() if shown.date == day]
    return found


def at(day, hour):
    return datetime.combine(day, time(hour), UTC)


def test_hours_without_anybody_are_a_gap(monday, moderator, colleague):
    assert seen(monday).countries == ("Estonia",)
    a_shift(moderator, at(monday, 5), 5)
    assert seen(monday).countries == ("Estonia",)
    a_shift(colleague, at(monday, 10), 8)
    assert seen(monday).countries == ()
    assert seen(monday - timedelta(days=1)).countries == ()


def test_who_works_on_another_country_or_language_fills_no_gap(monday, moderator):
    ModeratorScope.objects.create(member=moderator, country_id="LV")
    a_shift(moderator, at(monday, 5), 13)
    assert seen(monday).countries == ("Estonia",)
    assert "Eesti" in {name.capitalize() for name in seen(monday).languages}
    ModeratorScope.objects.all().delete()
    assert (seen(monday).countries, seen(monday).languages) == ((), ())


def test_a_grave_matter_is_told_who_is_on_shift(thread, author, watcher, moderator, colleague):
    a_shift(colleague)
    grave = a_matter(thread, author, watcher, "threat")
    assert told("grave") == ["berit-b"]
    report(thing=thing_of(author.posts.get(pk=grave.subject_id)), member=moderator, reason="threat")
    assert told("grave") == ["berit-b"]
    letter = compose(DeskMail.objects.get(kind="grave"))
    assert "A grave matter" in letter.body
    assert "Buy." not in letter.body


def test_when_nobody_is_there_all_in_scope_are_told(thread, author, watcher, moderator, colleague):
    ModeratorScope.objects.create(member=colleague, country_id="LV")
    a_shift(colleague)
    a_matter(thread, author, watcher, "threat")
    assert told("grave") == ["anna-m"]


def test_what_is_not_grave_is_mailed_to_nobody(thread, author, watcher, moderator):
    a_matter(thread, author, watcher)
    assert not DeskMail.objects.exists()


def test_what_waits_too_long_is_told_who_is_on_shift(thread, author, watcher, moderator, colleague):
    a_shift(moderator)
    a_matter(thread, author, watcher)
    Matter.objects.update(due_at=timezone.now() - HOUR)
    desk_sweep.tell_overdue()
    assert told("overdue") == ["anna-m"]


def test_all_one_is_on_goes_to_a_colleague_in_one_press(
    client, thread, author, watcher, moderator, colleague
):
    for _time in range(3):
        matters.claim(matter=a_matter(thread, author, watcher), by=moderator)
    ours = matters.claim(matter=a_matter(thread, author, watcher), by=colleague)
    client.force_login(moderator)
    sent = {"to": colleague.pk, "words": "The first one is nearly done."}
    answer = client.post(reverse("desk_hand_over_all"), sent, follow=True).content.decode()
    assert "3 matters were handed over." in answer
    assert Matter.objects.claimed_by(colleague).count() == 4
    assert told("handed-over") == ["berit-b"] * 3
    assert not ours.steps.filter(kind="handed-over").exists()


def test_what_the_colleague_does_not_work_on_stays(
    client, thread, author, watcher, moderator, colleague
):
    matters.claim(matter=a_matter(thread, author, watcher), by=moderator)
    ModeratorScope.objects.create(member=colleague, country_id="LV")
    client.force_login(moderator)
    sent = {"to": colleague.pk, "words": "Please go on."}
    answer = client.post(reverse("desk_hand_over_all"), sent, follow=True).content.decode()
    assert "1 stays with you" in answer
    assert Matter.objects.claimed_by(moderator).count() == 1


def test_a_mail_about_held_words_leads_to_their_page(matter, responder):
    Matter.objects.update(due_at=timezone.now() - HOUR)
    desk_sweep.tell_overdue()
    letter = compose(DeskMail.objects.get(kind="overdue"))
    assert reverse("desk_held_matter", args=[matter.pk]) in letter.body


def test_as_many_queries_for_three_shifts_as_for_one(client, moderator, colleague, monday):
    client.force_login(moderator)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(PAGE).status_code == 200
        return len(queries)

    a_shift(moderator)
    asked()
    one = asked()
    a_shift(colleague)
    a_shift(colleague, at(monday, 10), 8)
    assert asked() == one


def test_nobody_else_finds_the_rota(client, author, moderator):
    client.force_login(moderator)
    assert client.get(PAGE).status_code == 200
    client.force_login(author)
    assert client.get(PAGE).status_code == 404
    assert client.post(reverse("shift_take")).status_code == 404
