"""Setting when a member's digest comes."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from notifications.models import DigestPreference
from notifications.schedule import next_at


@transaction.atomic
def choose_digest(*, member, rhythm: str, hour: int) -> DigestPreference:
    """Set when a member's digest comes. What came before a new start is not told any more.

    Args:
        rhythm: "daily" or "off".
        hour: of the member's own day, 0 to 23.
    """
    now = timezone.now()
    preference, _ = DigestPreference.objects.select_for_update().get_or_create(
        member=member, defaults={"since": first_since(member, now)}
    )
    was_off = preference.is_off
    preference.rhythm, preference.hour = DigestPreference.Rhythm(rhythm), hour
    if preference.is_off:
        preference.next_at = None
    else:
        preference.next_at = next_at(now, hour, member.timezone)
        preference.since = now if was_off else preference.since
    preference.save(update_fields=["rhythm", "hour", "next_at", "since"])
    return preference


def stop_digest(*, member) -> None:
    """Switch a member's digest off, whatever it was. Nothing here switches one on."""
    DigestPreference.objects.update_or_create(
        member=member, defaults={"rhythm": DigestPreference.Rhythm.OFF, "next_at": None}
    )


def first_since(member, now):
    """What a first digest looks back to: a day at the most, and not to before the member came."""
    return max(member.admitted_at or now, now - timedelta(days=1))
