"""Applications and changes are matters of the desk, and follow what the directory does to them."""

from functools import partial
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from directory.actions import applications, changes, leaving, papers, waiting
from directory.actions.erasing import erase
from directory.models import Application, Member
from moderation.actions import decisions, matters, office
from moderation.grounds import Ground
from moderation.models import Matter, MatterStep
from network.lib.matters import Decided
from tests.factories import a_member
from tests.notifications.outcomes import at_once

migration = import_module("moderation.migrations.0015_matters_of_people")
SAID = {"organisation": "Kvarkfyr unit", "statement": "To learn.", "sponsor": ""}


@pytest.fixture
def application(stranger):
    return applications.apply(member=stranger, **SAID)


def matter_of(row) -> Matter:
    return Matter.objects.about(row._meta.label_lower, row.pk).get()


def history(matter):
    return list(matter.steps.values_list("kind", "by__handle"))


def test_it_opens_asks_comes_back_and_closes_with_the_application(application, secretariat):
    matter = matter_of(application)
    assert (matter.kind, matter.risk, matter.state) == ("application", "P4", "open")
    matters.claim(matter=matter, by=secretariat)
    applications.ask(application=application, by=secretariat, words="Who knows you?")
    asked = matter_of(application)
    assert (asked.state, asked.claimed_by, asked.closed_at) == ("asked", None, None)
    assert not Matter.objects.open().exists()
    long_ago = timezone.now() - timezone.timedelta(days=30)
    Matter.objects.update(due_at=long_ago, overdue_told_at=long_ago)
    applications.answer(application=application, words="Kaisa does.")
    back = matter_of(application)
    assert (back.state, back.overdue_told_at) == ("open", None)
    # Counted anew: in hours on duty, so at night both begin in the morning.
    anew = timezone.timedelta(minutes=5)
    assert matter.due_at <= back.due_at < matter.due_at + anew
    applications.admit(member=application.member, by=secretariat)
    over = matter_of(application)
    assert (over.state, over.closed_by, over.version) == ("accepted", secretariat, 4)
    assert history(over) == [
        ("opened", "stranger"),
        ("claimed", "sofie-l"),
        ("asked", "sofie-l"),
        ("answered", "stranger"),
        ("decided", "sofie-l"),
    ]


def test_a_refusal_that_is_mended_is_a_line_of_the_same_matter(application, secretariat):
    applications.decline(application=application, by=secretariat, words="We know no such unit.")
    assert matter_of(application).state == "declined"
    applications.admit(member=application.member, by=secretariat)
    mended = matter_of(application)
    assert mended.state == "accepted"
    assert [kind for kind, _by in history(mended)] == ["opened", "decided", "decided"]


def test_a_change_is_due_sooner_than_an_application(application, author, secretariat):
    change = changes.ask_correction(member=author, words="My name.")
    matter = matter_of(change)
    assert (matter.kind, matter.risk, matter.country_id) == ("change", "P3", "FI")
    assert matter.due_at < matter_of(application).due_at
    changes.accept(change=change, by=secretariat)
    assert matter_of(change).state == "accepted"


def test_an_address_that_is_not_confirmed_brings_nothing_to_the_desk(stranger):
    stranger.emailaddress_set.update(verified=False)
    application = applications.apply(member=stranger, **SAID)
    waiting.hand_in(member=stranger)
    assert not Matter.objects.exists()
    stranger.emailaddress_set.update(verified=True)
    waiting.hand_in(member=stranger)
    waiting.hand_in(member=stranger)
    assert history(matter_of(application)) == [("opened", "stranger")]


def test_who_was_let_in_another_way_leaves_no_matter_open(application, secretariat, client):
    client.force_login(secretariat)
    client.post(f"/members/{application.member.handle}/admit/")
    assert matter_of(application).state == "accepted"


def test_who_leaves_takes_it_back_and_who_comes_back_waits_again(application, author):
    change = changes.ask_correction(member=author, words="My name.")
    for row in (application, change):
        leaving.leave(member=row.member, words_go=False)
        gone = matter_of(row)
        assert (gone.state, gone.closed_by) == ("withdrawn", None)
        leaving.come_back(member=row.member)
        again = Matter.objects.about(row._meta.label_lower, row.pk).unsettled().get()
        assert (again.state, again.earlier) == ("open", gone)


def test_when_they_are_erased_no_matter_waits_and_no_word_is_left(application, table_words):
    matters.note(matter=matter_of(application), by=a_member(), words="Asked the ministry.")
    assert table_words("Kvarkfyr") == ["directory_application"]
    leaving.leave(member=application.member, words_go=True)
    erase(application.member_id)
    assert not Application.objects.exists()
    assert Matter.objects.get().state == "withdrawn"


def test_emptied_papers_leave_the_matter_which_never_held_a_word(
    application, secretariat, table_words
):
    applications.decline(application=application, by=secretariat, words="No Kvarkfyr here.")
    assert set(table_words("Kvarkfyr")) == {"directory_application", "directory_applicationstep"}
    papers.empty_applications(Application.objects.all())
    assert table_words("Kvarkfyr") == []
    assert matter_of(application).state == "declined"


def test_the_desk_decides_as_the_page_of_it_does(application, secretariat):
    matter = matter_of(application)
    act = partial(applications.admit, member=application.member, by=secretariat)
    office.answer(matter=matter, seen=matter.version, act=act)
    assert Member.objects.get(pk=application.member_id).is_admitted
    assert matter_of(application).state == "accepted"


def test_what_was_looked_at_before_it_changed_is_not_decided(application, secretariat):
    matter = matter_of(application)
    applications.ask(application=application, by=secretariat, words="Who knows you?")
    applications.answer(application=application, words="Kaisa does.")
    act = partial(applications.decline, application=application, by=secretariat, words="No.")
    with pytest.raises(matters.Settled):
        office.answer(matter=matter, seen=matter.version, act=act)
    application.refresh_from_db()
    assert application.state == "waiting"
    assert matter_of(application).state == "open"


def test_no_decision_about_words_is_taken_on_it(application, secretariat):
    matter = matter_of(application)
    for kind in ("dismiss", "settle", "warn", "suspend"):
        with pytest.raises(matters.MayNot):
            decisions.decide(
                matter=matter, by=secretariat, kind=kind, ground=Ground("No.", "4.4"), seen=1
            )
    assert matter_of(application).state == "open"


def test_it_is_not_handed_over_to_who_is_not_of_the_secretariat(
    application, secretariat, moderator
):
    matter, colleague = matter_of(application), a_member(role="administrator")
    with pytest.raises(matters.MayNot):
        matters.hand_over(matter=matter, by=secretariat, to=moderator, words="Please.")
    matters.hand_over(matter=matter, by=secretariat, to=colleague, words="Please.")
    assert matter_of(application).claimed_by == colleague


def test_what_waited_before_comes_to_the_desk_once(application, author, secretariat):
    change = changes.ask_correction(member=author, words="My name.")
    changes.ask(change=change, by=secretariat, words="Which one?")
    gone = applications.apply(member=a_member(admitted=False), **SAID)
    applications.decline(application=gone, by=secretariat, words="No.")
    Matter.objects.all().delete()
    for _time in range(2):
        migration.open_what_waits(apps, None)
    found = Matter.objects.order_by("kind").values_list("kind", "state", "risk", "author")
    assert list(found) == [
        ("application", "open", "P4", application.member_id),
        ("change", "asked", "P3", author.pk),
    ]
    assert history(matter_of(application)) == [("opened", None)]


def test_of_many_at_the_desk_and_on_the_page_one_decides(transactional_db):
    by = a_member(role="secretariat")
    stranger = a_member(admitted=False)
    application = applications.apply(member=stranger, **SAID)
    matter, late = matter_of(application), []

    def page():
        try:
            applications.decline(application=application, by=by, words="No.")
        except Decided:
            late.append("page")

    def desk():
        member = Member.objects.get(pk=stranger.pk)
        act = partial(applications.admit, member=member, by=by)
        try:
            office.answer(matter=matter, seen=matter.version, act=act)
        except (Decided, matters.Settled):
            late.append("desk")

    at_once(*[page, desk] * 3)
    assert len(late) == 5
    decided = MatterStep.objects.filter(matter=matter, kind="decided")
    assert decided.count() == application.steps.count() == 1
