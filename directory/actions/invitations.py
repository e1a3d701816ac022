"""Inviting somebody, taking it back, and coming in by it."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from directory.actions import applications, documents, letters, members
from directory.models import (
    Invitation,
    InvitationLine,
    InvitationUse,
    Letter,
    Member,
    Priority,
)
from network.lib.audit import audit

DAYS = 14


class Closed(Exception):
    """The invitation is used up, over, or taken back."""


def invite(
    *,
    by: Member,
    email: str = "",
    role: str = Member.Role.MEMBER,
    most_uses: int = 1,
    days: int = DAYS,
    country=None,
    sector=None,
    organisation=None,
) -> Invitation:
    """Invite one address, which is mailed to, or make a link.

    Args:
        by: of the secretariat.
        email: "" for a link.
        role: that who comes is given.
        most_uses: how many a link lets in.
        days: until it is over.
    """
    with transaction.atomic():
        invitation = Invitation.objects.create(
            by=by,
            email=email.strip(),
            role=Member.Role(role),
            most_uses=most_uses,
            expires_at=timezone.now() + timedelta(days=days),
            country=country,
            sector=sector,
            organisation=organisation,
        )
        audit("invitation_made", actor=by, subject=invitation, role=role, places=most_uses)
        if invitation.email:
            letters.write(Letter.Kind.INVITATION, invitation=invitation)
    return invitation


def revoke(*, invitation: Invitation, by: Member) -> Invitation:
    """Take an invitation back. Who came by it stays; who waits for the code does not get in."""
    with transaction.atomic():
        invitation = _locked(invitation.pk)
        if not invitation.revoked_at:
            invitation.revoked_at = timezone.now()
            invitation.save(update_fields=["revoked_at"])
            audit("invitation_revoked", actor=by, subject=invitation)
    return invitation


def remind(*, invitation: Invitation, by: Member) -> Letter | None:
    """Mail an open invitation once more; None when it is not open, or was mailed twice."""
    with transaction.atomic():
        invitation = _locked(invitation.pk)
        reminded = invitation.letters.filter(kind=Letter.Kind.REMINDER).exists()
        if reminded or not invitation.email or not invitation.is_open:
            return None
        audit("invitation_reminded", actor=by, subject=invitation)
        return letters.write(Letter.Kind.REMINDER, invitation=invitation)


def join(
    *, invitation: Invitation, email: str, name: str, handle: str, password: str | None
) -> Member:
    """Come in by an invitation: at once where it was mailed to, else after the address's code.

    Args:
        email: counts only for a link; a mailed invitation names the address itself.
        password: None to sign in by e-mailed code.

    Raises:
        Closed: somebody else took the last place, or it ended meanwhile.
        Refused: the privacy scan found something in the name or handle.
    """
    with transaction.atomic():
        invitation = _take_a_place(invitation.pk)
        line = InvitationLine.objects.of(invitation)
        member = members.join(
            email=invitation.email or email,
            name=name,
            handle=handle,
            password=password,
            country_id=invitation.country_id,
            sector_id=invitation.sector_id,
            organisation_id=invitation.organisation_id,
            headline=line.function if line else "",
        )
        if line:
            member.languages.set(line.languages)
            member.priorities.set(Priority.objects.in_use().filter(slug__in=line.priorities))
        use = InvitationUse.objects.create(invitation=invitation, member=member)
        documents.accept_what_is_asked(member=member)
        if invitation.email:
            members.verify_email(member=member)
            _let_in(use)
        else:
            EmailAddress.objects.create(user=member, email=member.email, primary=True)
    return member


def take_up(*, invitation: Invitation, member: Member) -> Member:
    """Let in somebody who has an account, and waits.

    Raises:
        Closed: somebody else took the last place, or it ended meanwhile.
    """
    with transaction.atomic():
        invitation = _take_a_place(invitation.pk)
        use, _ = InvitationUse.objects.update_or_create(
            member=member, defaults={"invitation": invitation}
        )
        return _let_in(use)


def arrive(*, member: Member) -> None:
    """Signed in, so the address is confirmed: who came by a link is let in, unless it was taken
    back meanwhile.
    """
    with transaction.atomic():
        uses = InvitationUse.objects.select_for_update(of=("self",))
        use = uses.select_related("invitation__by").filter(member=member, admitted_at=None).first()
        if use and not use.invitation.is_taken_back:
            use.member = member
            _let_in(use)


def _locked(pk: int) -> Invitation:
    found = Invitation.objects.select_for_update(of=("self",)).select_related("by")
    return found.get(pk=pk)


def _take_a_place(pk: int) -> Invitation:
    """Under the row's lock: of two at once for the last place, the second finds it taken."""
    invitation = _locked(pk)
    if not invitation.is_open:
        raise Closed
    invitation.uses += 1
    invitation.save(update_fields=["uses"])
    return invitation


def _let_in(use: InvitationUse) -> Member:
    """The inviter answers for who is let in."""
    invitation, member = use.invitation, use.member
    use.admitted_at = timezone.now()
    use.save(update_fields=["admitted_at"])
    try:
        applications.admit(member=member, by=invitation.by, tell=False)
    except applications.Decided:  # let in by another way meanwhile
        member.refresh_from_db(fields=["admitted_at"])
    if invitation.role != member.role:
        members.change_role(member=member, role=invitation.role, by=invitation.by)
    audit("invitation_used", actor=member, subject=invitation)
    return member
