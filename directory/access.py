"""Who may do what with members. Each function answers one question; views and actions ask it."""

from datetime import timedelta
from functools import wraps

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from directory.models import Application, Block, Change, DocumentVersion, Member
from directory.models.member_queries import NOT_SUSPENDED
from directory.models.members import TRUSTED

# Set in the session at sign-in: until it is gone, only what is public is open.
ASKED_TO_ACCEPT = "asked_to_accept"

# Whose staff may be listed under the name of a role. Source: domain model, directory safety.
UNDER_A_ROLE = {"police", "barnahus", "foster-residential-care", "guardianship"}

ASKED_BEFORE = timedelta(days=30)


def is_admitted(member) -> bool:
    """Whether the member counts as a verified professional now."""
    return member.is_authenticated and member.is_admitted


def may_write(member) -> bool:
    """Whether the member writes what others read: not while a moderator has taken that away."""
    return is_admitted(member) and not member.is_muted


def is_secretariat(member) -> bool:
    return member.is_authenticated and member.is_secretariat


def lacks_second_factor(member) -> bool:
    """Whether Havn stays shut to the member until they have a passkey, key or app.

    Moderators, seat holders, secretariat and administrators need one. Waived in the demo alone.
    """
    if settings.HAVN_DEMO or not member.is_authenticated:
        return False
    if not hasattr(member, "has_second_factor"):
        member = Member.objects.with_second_factor().get(pk=member.pk)
    return (member.role in TRUSTED or member.holds_seat) and not member.has_second_factor


def may_have_pages(member_id: int) -> bool:
    """Whether a member may keep any page open now: asked by sockets."""
    present = Member.objects.present().with_second_factor()
    member = present.filter(NOT_SUSPENDED, pk=member_id).first()
    return member is not None and not lacks_second_factor(member)


def may_be_read_for(member) -> bool:
    """Whether a program may read in the member's name, who has no page open: asked every time.

    Not for one who asked that their data be kept and not used.
    """
    is_used = is_admitted(member) and member.restricted_at is None
    return is_used and not lacks_second_factor(member)


def for_colleagues(view):
    """A view of the directory's: who is not admitted is told what it waits for."""

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        if not may_see_directory(request.user):
            return render(request, "directory/waiting.html", status=403)
        return view(request, *args, **kwargs)

    return wrapped


def for_secretariat(view):
    """A view of the secretariat's: for everybody else it is not there."""

    @login_required
    @wraps(view)
    def wrapped(request, *args, **kwargs):
        if not is_secretariat(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return wrapped


def may_change_role(member, of, role: str) -> bool:
    """Nobody changes their own role, and only an administrator makes or unmakes another."""
    if not is_secretariat(member) or member.pk == of.pk or not of.is_admitted:
        return False
    return member.role == "administrator" or "administrator" not in (of.role, role)


def may_appoint(member, to_whom) -> bool:
    """The secretariat gives seats and says until when, and nobody does so for oneself."""
    return is_secretariat(member) and member.pk != to_whom.pk


def may_name_spokesperson(member, whom) -> bool:
    """The secretariat says who writes for an organisation, and nobody does so for oneself."""
    return is_secretariat(member) and member.pk != whom.pk


def may_see_directory(member) -> bool:
    return is_admitted(member)


def may_use_role_name(member) -> bool:
    """Whether a member may be listed under a role: whose work makes them a target, and who is so
    already."""
    at_risk = member.sector_id in UNDER_A_ROLE
    return is_admitted(member) and (at_risk or bool(member.verified_name))


def may_know_who_sits(member) -> bool:
    """Which parties sit on a body is known to everybody; who sits for them, to members."""
    return is_admitted(member)


def may_edit_profile(member, owner) -> bool:
    return member.is_authenticated and member.pk == owner.pk


def may_contact(member, whom, *, answers=None) -> bool:
    """Whether the member may write to another through Havn now. Nobody is told why not: it may be
    that they are blocked. Who was written to may answer whatever the other has chosen since.

    Args:
        answers: the message from `whom` that is answered.
    """
    if member.pk == whom.pk or not may_write(member):
        return False
    if not (member.is_in_use and whom.is_in_use):
        return False
    wants = whom.is_contactable or answers is not None
    return wants and not Block.objects.between(member, whom).exists()


def may_block(member, whom) -> bool:
    return is_admitted(member) and member.pk != whom.pk


def may_admit(member, newcomer) -> bool:
    waits = newcomer.admitted_at is None and newcomer.is_active and newcomer.closed_at is None
    return is_secretariat(member) and waits


def may_decide(member, application) -> bool:
    """The secretariat decides, and nobody about oneself; a refusal can still be mended."""
    return is_secretariat(member) and may_admit(member, application.member)


def may_answer(member, application) -> bool:
    return member.pk == application.member_id and application.state == Application.State.ASKED


def may_invite(member, role: str) -> bool:
    """The secretariat invites; only an administrator invites an administrator."""
    return is_secretariat(member) and (
        role != Member.Role.ADMINISTRATOR or member.role == Member.Role.ADMINISTRATOR
    )


def may_take_up(member, invitation) -> bool:
    """Whether somebody who has an account, and waits, may be let in by an invitation."""
    meant = not invitation.email or invitation.email.lower() == member.email.lower()
    is_in = member.is_admitted or member.is_suspended
    return member.is_active and not is_in and meant


def may_approve_reset(member, reset) -> bool:
    """Two persons, neither of them the one who lost the key: nobody says both yeses."""
    if not is_secretariat(member) or not reset.is_open:
        return False
    return member.pk not in (reset.member_id, reset.first_by_id)


def is_asked_to_confirm(member) -> bool:
    """Whether role and employer are to be confirmed: from a month before the year is over."""
    due = member.confirm_by
    if not may_confirm(member):
        return False
    return due is None or due - ASKED_BEFORE <= timezone.now()


def may_confirm(member) -> bool:
    """Nobody says alone that a new employer is right: the secretariat looks at it first."""
    return is_admitted(member) and member.unverified_since is None


def has_lapsed(member) -> bool:
    """Whether the year is over: rooms for seats are closed until the member confirms."""
    return member.confirm_by is None or member.confirm_by <= timezone.now()


def may_claim_employer(member) -> bool:
    """Every admitted member but the only administrator, who would lose the role with it."""
    return is_admitted(member) and may_leave(member)


def may_decide_change(member, change) -> bool:
    """The secretariat decides, and nobody about oneself; a refusal can still be mended."""
    if not is_secretariat(member) or member.pk == change.member_id:
        return False
    return change.member.is_admitted and change.state != Change.State.ACCEPTED


def may_answer_change(member, change) -> bool:
    return member.pk == change.member_id and change.state == Change.State.ASKED


def may_leave(member) -> bool:
    """Everybody but the only administrator: somebody must be able to make another."""
    administrators = Member.objects.admitted().filter(role=Member.Role.ADMINISTRATOR)
    is_one = member.role == Member.Role.ADMINISTRATOR
    return not is_one or administrators.exclude(pk=member.pk).exists()


def may_disconnect(member, connection) -> bool:
    """Never the last way in: a password, a mailed code, or another organisation must be left."""
    others = SocialAccount.objects.filter(user=member).exclude(pk=connection.pk)
    addresses = EmailAddress.objects.filter(user=member, verified=True)
    return member.has_usable_password() or addresses.exists() or others.exists()


def must_accept(member) -> bool:
    """Whether guidelines are in force that the member has not accepted yet. Asked at sign-in."""
    return DocumentVersion.objects.to_accept(member) is not None
