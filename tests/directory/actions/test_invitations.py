"""Inviting, taking back, reminding, and coming in: once a place, and only while it is open."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from directory.actions import invitations, members
from directory.models import Invitation, InvitationUse, Letter, Member
from moderation.models import AuditEntry
from network.lib.written import Refused
from tests.factories import a_member
from tests.notifications.outcomes import at_once
from tests.numbers import CODE


def invite(secretariat, **fields):
    return invitations.invite(by=secretariat, **({"email": "nora@example.org"} | fields))


def join(invitation, handle="nora-n", **fields):
    fields = {"email": f"{handle}@example.org", "name": "Nora N.", "password": None} | fields
    return invitations.join(invitation=invitation, handle=handle, **fields)


def end(invitation):
    Invitation.objects.filter(pk=invitation.pk).update(expires_at=timezone.now())


def actions_on(subject):
    lines = AuditEntry.objects.filter(subject_id=subject.pk, subject_type=subject._meta.label_lower)
    return list(lines.order_by("pk").values_list("action", "actor__handle"))


def test_who_is_mailed_to_is_in_at_once_as_what_they_were_invited(secretariat):
    invitation = invite(secretariat, role="moderator")
    assert invitation.state == "open"
    assert timedelta(days=13) < invitation.expires_at - timezone.now() <= timedelta(days=14)
    member = join(invitation, email="somebody-else@example.org")
    assert (member.is_admitted, member.role) == (True, "moderator")
    assert member.email == "nora@example.org"
    assert member.emailaddress_set.get().verified
    assert not member.has_usable_password()
    invitation.refresh_from_db()
    assert invitation.state == "used"
    assert actions_on(member) == [("member_admitted", "sofie-l"), ("role_changed", "sofie-l")]
    assert actions_on(invitation) == [("invitation_made", "sofie-l"), ("invitation_used", "nora-n")]


def test_who_comes_by_a_link_is_in_when_the_address_is_confirmed(secretariat):
    invitation = invite(secretariat, email="", most_uses=3)
    member = join(invitation)
    assert not member.is_admitted
    assert not member.emailaddress_set.get().verified
    invitations.arrive(member=member)
    assert member.is_admitted
    assert Member.objects.admitted().filter(pk=member.pk).exists()
    invitations.arrive(member=member)
    assert AuditEntry.objects.filter(action="member_admitted", subject_id=member.pk).count() == 1


def test_a_link_taken_back_lets_nobody_in_who_had_not_confirmed(secretariat):
    invitation = invite(secretariat, email="", most_uses=3, role="secretariat")
    member = join(invitation)
    invitations.revoke(invitation=invitation, by=secretariat)
    invitations.arrive(member=member)
    member.refresh_from_db()
    assert not member.is_admitted
    # And nothing of the role is left for whoever admits them one day.
    assert member.role == "member"


def test_each_way_to_end_closes_the_door(secretariat):
    revoked, over, used = (
        invite(secretariat, email=f"{word}@example.org") for word in ("revoked", "over", "used")
    )
    invitations.revoke(invitation=revoked, by=secretariat)
    end(over)
    join(used, handle="first-one")
    for invitation, state in [(revoked, "revoked"), (over, "expired"), (used, "used")]:
        invitation.refresh_from_db()
        assert invitation.state == state
        assert list(Invitation.objects.in_state(state)) == [invitation]
        with pytest.raises(invitations.Closed):
            join(invitation, handle=f"late-{state}")
    assert not Invitation.objects.open().exists()
    assert not Member.objects.filter(handle__startswith="late").exists()


def test_an_invitation_ends_with_the_office_of_its_inviter(secretariat):
    invitation = invite(secretariat)
    assert Invitation.objects.open().exists()
    members.change_role(member=secretariat, role="member")
    invitation = Invitation.objects.get()
    assert invitation.state == "revoked"
    assert list(Invitation.objects.in_state("revoked")) == [invitation]
    with pytest.raises(invitations.Closed):
        join(invitation)


def test_an_administrators_invitation_ends_when_they_are_none_any_more(secretariat):
    members.change_role(member=secretariat, role="administrator")
    invitation = invite(secretariat, role="administrator")
    assert invitation.state == "open"
    members.change_role(member=secretariat, role="secretariat")
    assert Invitation.objects.get().state == "revoked"
    assert not Invitation.objects.open().exists()


def test_two_at_once_for_the_last_place_of_a_link(transactional_db):
    secretariat = a_member("Sofie L.", handle="sofie-l", role="secretariat")
    invitation = invite(secretariat, email="", most_uses=2)
    join(invitation, handle="earlier")
    closed = []

    def try_to_join(handle):
        try:
            join(invitation, handle=handle)
        except invitations.Closed:
            closed.append(handle)

    at_once(*(partial(try_to_join, handle) for handle in ("left", "right")))
    assert len(closed) == 1
    [came] = Member.objects.filter(handle__in=["left", "right"])
    assert came.handle not in closed
    assert Invitation.objects.get().uses == InvitationUse.objects.count() == 2


def test_who_is_refused_takes_no_place(secretariat):
    invitation = invite(secretariat)
    with pytest.raises(Refused):
        join(invitation, name=f"Nora {CODE}")
    invitation.refresh_from_db()
    assert (invitation.uses, invitation.state) == (0, "open")
    assert not InvitationUse.objects.exists()


def test_who_waits_is_let_in_by_an_invitation(secretariat, stranger):
    invitation = invite(secretariat, email=stranger.email)
    invitations.take_up(invitation=invitation, member=stranger)
    stranger.refresh_from_db()
    assert stranger.is_admitted
    with pytest.raises(invitations.Closed):
        invitations.take_up(invitation=invitation, member=stranger)


def test_it_is_mailed_once_and_reminded_of_once(secretariat):
    invitation = invite(secretariat)
    assert invitations.remind(invitation=invitation, by=secretariat)
    assert invitations.remind(invitation=invitation, by=secretariat) is None
    kinds = Letter.objects.filter(invitation=invitation).order_by("pk")
    assert list(kinds.values_list("kind", flat=True)) == ["invitation", "reminder"]


def test_nobody_is_reminded_of_what_is_over_or_of_a_link(secretariat):
    over, link = invite(secretariat), invite(secretariat, email="")
    end(over)
    assert invitations.remind(invitation=over, by=secretariat) is None
    assert invitations.remind(invitation=link, by=secretariat) is None
    assert not Letter.objects.exclude(kind="invitation").exists()


def test_the_way_in_stands_nowhere_in_the_row(secretariat):
    invitation = invite(secretariat)
    secret = invitation.token.partition("~")[2]
    assert len(secret) > 20
    assert secret not in str(Invitation.objects.values().get())
    assert secret not in str(Letter.objects.values().get())
