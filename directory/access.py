"""Who may do what with members. Each function answers one question; views and actions ask it."""

from datetime import timedelta
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.utils import timezone

from directory.models import Member

ASKED_BEFORE = timedelta(days=30)


def is_admitted(member) -> bool:
    """Whether the member counts as a verified professional now."""
    return member.is_authenticated and member.is_admitted


def is_secretariat(member) -> bool:
    return member.is_authenticated and member.is_secretariat


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


def may_see_directory(member) -> bool:
    return is_admitted(member)


def may_edit_profile(member, owner) -> bool:
    return member.is_authenticated and member.pk == owner.pk


def may_admit(member, newcomer) -> bool:
    waits = newcomer.admitted_at is None and newcomer.is_active and newcomer.closed_at is None
    return is_secretariat(member) and waits


def is_asked_to_confirm(member) -> bool:
    """Whether role and employer are to be confirmed: from a month before the year is over."""
    due = member.confirm_by
    return is_admitted(member) and (due is None or due - ASKED_BEFORE <= timezone.now())


def has_lapsed(member) -> bool:
    """Whether the year is over: rooms for seats are closed until the member confirms."""
    return member.confirm_by is None or member.confirm_by <= timezone.now()


def may_leave(member) -> bool:
    """Everybody but the only administrator: somebody must be able to make another."""
    administrators = Member.objects.admitted().filter(role=Member.Role.ADMINISTRATOR)
    is_one = member.role == Member.Role.ADMINISTRATOR
    return not is_one or administrators.exclude(pk=member.pk).exists()
