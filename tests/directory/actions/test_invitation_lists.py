"""A list is judged line by line before anything is sent, and then each line is invited once."""

import pytest

from directory.actions import invitation_lists, invitations, listed
from directory.actions.members import change_role, deactivate
from directory.models import Invitation, InvitationLine, InvitationList, Letter, Member
from directory.tasks import invite_listed, sweep_invitation_lists
from moderation.models import AuditEntry
from tests.directory.offices import an_organisation
from tests.factories import a_member
from tests.notifications.outcomes import at_once
from tests.numbers import CODE

LIST = b"email,name,country,sector,role\n"


def a_list(by, *lines):
    return invitation_lists.read_list(by=by, raw=LIST + "\n".join(lines).encode())


def sent(by, *lines):
    made = a_list(by, *lines)
    invitation_lists.send_off(invitations=made, by=by)
    return made


def fates(made):
    return [line.fate for line in made.lines.all()]


def test_every_line_has_its_fate_before_anything_is_sent(secretariat, author):
    invitations.invite(by=secretariat, email="waits@sm.ee")
    Letter.objects.all().delete()
    made = a_list(
        secretariat,
        "nora@sm.ee,Nora,Estonia,Ministry,",
        f"{author.email.upper()},Kaisa",
        "WAITS@sm.ee",
        "Nora@sm.ee,Nora again",
        "no address",
        "a@sm.ee,A,Atlantis",
        "b@sm.ee,B,EE,fishing",
        "c@sm.ee,C,EE,,administrator",
        "d@sm.ee,D,EE,,king",
        f"e@sm.ee,{CODE}",
    )
    assert fates(made) == [
        *("good", "member", "invited", "twice", "address"),
        *("country", "sector", "role", "role", "name"),
    ]
    first = made.lines.get(number=1)
    assert (first.country_id, first.sector_id, first.role) == ("EE", "ministry", "member")
    assert not Letter.objects.exists()
    assert Invitation.objects.count() == 1
    assert not InvitationLine.objects.filter(name__contains=CODE).exists()


def test_what_is_known_of_somebody_is_judged_too(secretariat):
    ministry = an_organisation(secretariat, "Ministry of Social Affairs", "EE", domains=["sm.ee"])
    an_organisation(secretariat, "Twice", "EE")
    an_organisation(secretariat, "Twice", "EE")
    rows = [
        "a@x.ee;ministry of social affairs;Adviser;et|English;justice|1",
        "b@mail.sm.ee;;;;",
        "c@x.ee;Nowhere;;;",
        "d@x.ee;Twice;;;",
        f"e@x.ee;;{CODE};;",
        "f@x.ee;;;Klingon;",
        "g@x.ee;;;;dragons",
    ]
    head = "email;organisation;function;languages;priorities"
    made = invitation_lists.read_list(by=secretariat, raw="\n".join([head, *rows]).encode())
    assert fates(made) == [
        *("good", "good", "employer", "employer"),
        *("function", "language", "priority"),
    ]
    first, second = made.lines.all()[:2]
    assert (first.organisation, second.organisation) == (ministry, ministry)
    assert (first.function, first.languages) == ("Adviser", ["et", "en"])
    assert first.priorities == ["justice", "prevention"]


def test_who_comes_by_a_list_begins_with_what_it_knew(secretariat):
    ministry = an_organisation(secretariat, "Ministry", "EE", "ministry")
    raw = (
        b"email;country;organisation;function;languages;priorities\nn@x.ee;EE;Ministry;Adviser;et;1"
    )
    made = invitation_lists.read_list(by=secretariat, raw=raw)
    invitation_lists.send_off(invitations=made, by=secretariat)
    invite_listed(made.pk)
    words = {"email": "", "name": "Nora N.", "handle": "nora-n", "password": None}
    member = invitations.join(invitation=Invitation.objects.get(), **words)
    assert (member.organisation, member.headline, member.country_id) == (ministry, "Adviser", "EE")
    assert [language.pk for language in member.languages.all()] == ["et"]
    assert [priority.slug for priority in member.priorities.all()] == ["prevention"]


def test_a_number_in_the_column_of_addresses_is_not_kept(secretariat):
    made = a_list(secretariat, f"{CODE},Nora", "nora,Nora")
    assert [line.email for line in made.lines.all()] == ["", "nora"]


def test_who_has_left_or_waits_is_told_apart(secretariat, stranger, watcher):
    deactivate(member=watcher)
    made = a_list(secretariat, stranger.email, watcher.email)
    assert fates(made) == ["good", "member"]


def test_nothing_is_invited_before_it_is_sent_off(secretariat):
    made = a_list(secretariat, "nora@sm.ee")
    invite_listed(made.pk)
    assert not Invitation.objects.exists()
    assert invitation_lists.send_off(invitations=made, by=secretariat)
    invite_listed(made.pk)
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.by) == ("nora@sm.ee", secretariat)
    assert made.lines.get().invitation == invitation
    assert Letter.objects.get().invitation == invitation
    assert AuditEntry.objects.filter(action="invitation_list_sent").count() == 1


def test_pressed_twice_it_is_sent_once(secretariat):
    made = sent(secretariat, "nora@sm.ee", "anna@sm.ee")
    assert not invitation_lists.send_off(invitations=made, by=secretariat)
    for _ in range(2):
        invite_listed(made.pk)
    assert Invitation.objects.count() == Letter.objects.count() == 2


def test_it_is_judged_again_when_it_is_sent(secretariat):
    made = sent(secretariat, "nora@sm.ee", "anna@sm.ee", "ida@sm.ee")
    a_member(email="Nora@sm.ee")
    invitations.invite(by=secretariat, email="anna@sm.ee")
    invite_listed(made.pk)
    assert fates(made) == ["member", "invited", "good"]
    assert Invitation.objects.filter(email="anna@sm.ee").count() == 1


def test_who_lost_the_office_invites_nobody_any_more(secretariat):
    made = sent(secretariat, "nora@sm.ee")
    change_role(member=secretariat, role=Member.Role.MEMBER)
    invite_listed(made.pk)
    assert fates(made) == ["role"]
    assert not Invitation.objects.exists()


def test_a_worker_that_dies_invites_nobody_twice_and_the_next_goes_on(secretariat, monkeypatch):
    monkeypatch.setattr(invitation_lists, "BATCH", 2)
    made = sent(secretariat, *(f"nora{number}@sm.ee" for number in range(5)))
    calls = []

    def dies_at_the_fourth(**fields):
        calls.append(fields)
        if len(calls) == 4:
            raise SystemExit
        return invitations.invite(**fields)

    monkeypatch.setattr(invitation_lists, "invite", dies_at_the_fourth)
    with pytest.raises(SystemExit):
        invite_listed(made.pk)
    assert Invitation.objects.count() == 2
    assert InvitationList.objects.unfinished().get() == made
    invite_listed(made.pk)
    emails = list(Invitation.objects.order_by("email").values_list("email", flat=True))
    assert emails == [f"nora{number}@sm.ee" for number in range(5)]
    assert not InvitationList.objects.unfinished().exists()


def test_the_clock_finds_what_a_worker_left(secretariat, monkeypatch):
    asked = []
    monkeypatch.setattr(listed, "nudge", lambda *args: asked.append(args) or True)
    a_list(secretariat, "ida@sm.ee")
    made = sent(secretariat, "nora@sm.ee")
    sweep_invitation_lists()
    assert asked == [("directory.invite_listed", made.pk)]


def test_two_workers_at_once_invite_each_once(transactional_db, secretariat):
    made = sent(secretariat, *(f"nora{number}@sm.ee" for number in range(8)))
    at_once(*[lambda: invite_listed(made.pk)] * 3)
    assert Invitation.objects.count() == Letter.objects.count() == 8


def test_a_list_of_ninety_asks_no_more_than_a_list_of_one(secretariat, django_assert_num_queries):
    a_list(secretariat, "warm@sm.ee,W,EE,Ministry")
    with django_assert_num_queries(10):
        a_list(secretariat, "nora@sm.ee,N,EE,Ministry")
    with django_assert_num_queries(10):
        a_list(secretariat, *(f"n{number}@sm.ee,N,EE,Ministry" for number in range(90)))
