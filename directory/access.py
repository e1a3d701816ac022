"""Who may do what with members. Each function answers one question; views and actions ask it."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404

from directory.models import DocumentVersion

# Set in the session at sign-in: until it is gone, only what is public is open.
ASKED_TO_ACCEPT = "asked_to_accept"


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
    return is_secretariat(member) and not newcomer.is_admitted and newcomer.is_active


def must_accept(member) -> bool:
    """Whether guidelines are in force that the member has not accepted yet. Asked at sign-in."""
    return DocumentVersion.objects.to_accept(member) is not None
