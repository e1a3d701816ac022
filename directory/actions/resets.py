"""Beginning anew after phone and keys are lost: asked by the member, approved by two persons."""

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from directory import access
from directory.actions import letters
from directory.actions.sessions import end_all
from directory.models import FactorReset, Letter, Member
from network.lib.audit import audit


class MayNot(Exception):
    """Not this person, or not any more: somebody was quicker, or seven days have passed."""


def ask(*, member: Member) -> FactorReset:
    """Note that a member, who has proven their e-mail address, asks to begin anew.

    Returns: the wish; the one that is open already when there is one.
    """
    with transaction.atomic():
        Member.objects.select_for_update().get(pk=member.pk)
        if reset := member.factor_resets.open().first():
            return reset
        reset = FactorReset.objects.create(member=member)
        audit("factor_reset_asked", actor=member, subject=reset)
        letters.write(Letter.Kind.RESET_ASKED, reset=reset)
    return reset


def approve(*, reset: FactorReset, by: Member) -> FactorReset:
    """Say yes. The second yes removes every factor, ends every session and tells the member.

    Raises:
        MayNot: `by` may not say this yes.
    """
    with transaction.atomic():
        reset = FactorReset.objects.select_for_update().get(pk=reset.pk)
        if not access.may_approve_reset(by, reset):
            raise MayNot
        if reset.first_at is None:
            reset.first_by, reset.first_at = by, timezone.now()
            reset.save(update_fields=["first_by", "first_at"])
            audit("factor_reset_approved", actor=by, subject=reset, member=reset.member_id)
        else:
            _do(reset, by)
    return reset


def _do(reset, by):
    member = reset.member
    reset.done_by, reset.done_at = by, timezone.now()
    reset.save(update_fields=["done_by", "done_at"])
    removed, _kinds = Authenticator.objects.filter(user=member).delete()
    end_all(member=member)
    audit("factors_removed", actor=by, subject=reset, member=member.pk, removed=removed)
    letters.write(Letter.Kind.RESET_DONE, reset=reset)
