"""Who works on which matter: the same everywhere one could meet it."""

import pytest
from django.test import Client
from django.urls import reverse

from directory.actions import applications, changes
from directory.actions.seats import appoint
from directory.models import Seat, SeatTerm
from forums.actions import held
from moderation import access
from moderation.actions import appeals, decisions, desk_sweep
from moderation.actions.reports import report
from moderation.desk_letters import compose
from moderation.grounds import Ground
from moderation.models import DeskMail, Matter, ModeratorScope, Responder
from tests.factories import a_forum, a_member, a_reply, a_seat_holder, a_thread
from tests.keys import with_key
from tests.moderation.conftest import HELD, thing_of

EVERYTHING = {"plain", "other forum", "other language", "other country", "seats", "appeal"}
OFFICE = {"application", "change", "norwegian change"}


def a_moderator(country="SE", role="moderator", **scope):
    member = with_key(a_member(role=role, country_id=country))
    if scope:
        ModeratorScope.objects.create(member=member, **scope)
    return member


@pytest.fixture
def cast(forum, author, secretariat):
    seated = with_key(a_seat_holder("DK", role="moderator", country_id="DK"))
    named = a_moderator()
    Responder.objects.create(member=named, country_id="FI")
    return {
        "of everything": a_moderator(),
        "of the forum": a_moderator(forum=forum.pk),
        "of Norway": a_moderator(country_id="NO"),
        "of Finnish": a_moderator(language_id="fi"),
        "who decided": a_moderator(),
        "in the seat": seated,
        "named for Finland": named,
        "secretariat": secretariat,
        "secretariat of Norway": a_moderator(role="secretariat", country_id="NO"),
        "administrator": a_moderator(role="administrator"),
        "the author": author,
        "a member": a_member(),
        "without a key": a_member(role="moderator"),
    }


@pytest.fixture
def matters(forum, author, seats_forum, cast):
    def reported(written, reason="advert"):
        thing = thing_of(written)
        return report(thing=thing, member=a_member(), reason=reason).matter

    other, norwegian = a_forum(), a_member(country_id="NO")
    colleague = with_key(a_member(country_id="DK"))
    appoint(seat=Seat.objects.get(party="DK"), member=colleague, role=SeatTerm.Role.ALTERNATE)
    decided = reported(a_reply(a_thread(forum, author), author))
    decision = decisions.decide(
        matter=decided, by=cast["who decided"], kind="hide", ground=Ground("No.", "4.4"), seen=1
    )
    waits = held.hold_reply(
        thread=a_thread(forum, author), author=author, written=HELD, written_as="text"
    )
    applicant = a_member(admitted=False)
    applications.apply(member=applicant, organisation="Unit", statement="To learn.")
    changes.ask_correction(member=norwegian, words="My name.")
    # Of one of the secretariat: nobody works on their own.
    changes.ask_correction(member=cast["secretariat"], words="My name.")
    return {
        "application": Matter.objects.get(author=applicant),
        "norwegian change": Matter.objects.of_office().get(author=norwegian),
        "change": Matter.objects.get(author=cast["secretariat"]),
        "plain": reported(a_thread(forum, author).posts.get()),
        "other forum": reported(a_thread(other, author).posts.get()),
        "other language": reported(a_thread(other, author, language="fi").posts.get()),
        "other country": reported(a_thread(other, norwegian).posts.get()),
        "seats": reported(a_thread(seats_forum, colleague).posts.get()),
        "appeal": appeals.appeal(decision=decision, author=author, words="No.").matter,
        "held": waits,
    }


WHO = {
    "of everything": EVERYTHING,
    "of the forum": {"plain", "appeal"},
    "of Norway": {"other country"},
    "of Finnish": {"other language"},
    "who decided": EVERYTHING - {"appeal"},
    "in the seat": EVERYTHING - {"seats"},
    "named for Finland": EVERYTHING | {"held"},
    "secretariat": EVERYTHING | OFFICE - {"change"},
    "secretariat of Norway": {"other country", "norwegian change"},
    "administrator": EVERYTHING | OFFICE,
    "the author": set(),
    "a member": set(),
    "without a key": set(),
}


def address(matter):
    held_words = matter.kind == Matter.Kind.HELD
    return reverse("desk_held_matter" if held_words else "desk_matter", args=[matter.pk])


def client_of(member):
    client = Client()
    client.force_login(member)
    return client


def in_the_list(member, matters):
    page = client_of(member).get(reverse("desk")).content.decode()
    return {name for name, matter in matters.items() if address(matter) in page}


def counted(member, matters):
    return access.matters_of_desk(member).open().count()


def by_address(member, matters):
    client = client_of(member)
    return {n for n, matter in matters.items() if client.get(address(matter)).status_code == 200}


def mailed(member, matters):
    """Who is told that it is overdue, as the letter would be sent now."""
    letters = DeskMail.objects.filter(member=member, kind="overdue").select_related("member")
    return {n for n, m in matters.items() if any(map(compose, letters.filter(matter=m)))}


@pytest.mark.parametrize("who", WHO)
def test_a_moderator_meets_what_is_theirs_and_nothing_else(who, cast, matters, settings):
    settings.HAVN_DEMO = False
    Matter.objects.update(due_at=matters["plain"].opened_at)
    desk_sweep.tell_overdue()
    member, theirs = cast[who], WHO[who]
    assert in_the_list(member, matters) == theirs
    assert counted(member, matters) == len(theirs)
    assert by_address(member, matters) == theirs
    assert mailed(member, matters) == theirs


def test_every_kind_of_matter_is_met_by_somebody(cast, matters):
    assert set().union(*WHO.values()) == set(matters)
