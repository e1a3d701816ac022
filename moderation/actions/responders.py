"""Who answers for a country, and when they are there."""

from collections.abc import Sequence
from datetime import time

from django.db import IntegrityError, transaction

from moderation import access
from moderation.actions.concern_mails import tell
from moderation.models import Concern, ConcernMail, DutyHours, Responder
from network.lib.audit import audit


class MayNot(Exception):
    """This member may not name that one."""


def name_responder(*, member, country, by) -> Responder:
    """Name somebody who answers for a country; what waits there is told to them.

    Raises:
        MayNot: nobody names oneself, and nobody who signs in without a key is named.
    """
    if not access.may_name(by, member):
        raise MayNot
    try:
        with transaction.atomic():
            named = Responder.objects.create(member=member, country=country)
            audit("responder_named", actor=by, subject=member, country=country.pk)
            waiting = Concern.objects.open().for_responder(member).filter(country=country)
            for concern in waiting:
                tell(concern, ConcernMail.Kind.ARRIVED, member)
    except IntegrityError:
        return Responder.objects.get(member=member, country=country)
    return named


def release(*, responder: Responder, by) -> None:
    """From now on they open nothing of that country; what they had taken on may be claimed."""
    with transaction.atomic():
        gone, _by_table = Responder.objects.filter(pk=responder.pk).delete()
        if gone:
            country = responder.country_id
            audit("responder_released", actor=by, subject=responder.member, country=country)


def keep_hours(
    *, country, days: Sequence[int], opens: time, closes: time, timezone: str, by
) -> DutyHours:
    """Say when the responders of a country are there. Clocks that run already stay as they are."""
    said = {"days": sorted(days), "opens": opens, "closes": closes, "timezone": timezone}
    with transaction.atomic():
        hours, _made = DutyHours.objects.update_or_create(country=country, defaults=said)
        audit("duty_hours_changed", actor=by, subject=country)
    return hours
