"""Who may write for an organisation: named by the secretariat, ended with the affiliation."""

from django.db import transaction
from django.utils import timezone

from directory.models import Member, Organisation, Spokesperson
from network.lib.audit import audit


class WorksElsewhere(ValueError):
    """Only who works for an organisation speaks for it."""


def name_spokesperson(*, organisation: Organisation, member: Member, by: Member) -> Spokesperson:
    """Let a member write for their employer. A second time changes nothing.

    The caller has asked `access.may_name_spokesperson`.

    Raises:
        WorksElsewhere: the organisation is not the member's (any more).
    """
    with transaction.atomic():
        # A change of employer takes the same lock.
        member = Member.objects.select_for_update(no_key=True).get(pk=member.pk)
        if member.organisation_id != organisation.pk:
            raise WorksElsewhere
        named, is_new = Spokesperson.objects.running().get_or_create(
            organisation=organisation, member=member, defaults={"by": by}
        )
        if is_new:
            audit("spokesperson_named", actor=by, subject=member, organisation=organisation.pk)
    return named


def end_spokesperson(*, spokesperson: Spokesperson, by: Member) -> None:
    """They speak for it no more; what they wrote so stays as it is."""
    running = Spokesperson.objects.running().filter(pk=spokesperson.pk)
    with transaction.atomic():
        _end(running, by)


def stop_speaking(*, member: Member, by: Member | None = None, but_for=None) -> None:
    """Their affiliation has ended or is another, in the caller's transaction.

    Args:
        by: who said so, None for what follows by itself.
        but_for: the organisation they work for from now on.
    """
    running = Spokesperson.objects.running().filter(member=member)
    _end(running.exclude(organisation=but_for) if but_for else running, by)


def _end(running, by: Member | None) -> None:
    for named in running.select_for_update(of=("self",)).select_related("member"):
        named.until = timezone.now()
        named.save(update_fields=["until"])
        about = {"subject": named.member, "organisation": named.organisation_id}
        audit("spokesperson_ended", actor=by, **about)
