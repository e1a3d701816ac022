"""Taking away the read markers that say nothing any more."""

import time

from forums.models import ReadMarker

# So many are looked at in one transaction.
WINDOW = 5_000
# A run ends before the next night's; what is left is still needless then.
LONGEST = 30 * 60.0


def prune_markers(longest: float = LONGEST) -> int:
    """Delete needless markers window by window; return how many.

    A run that is killed has kept what it did, and the next one does the rest.
    """
    ends, gone, last = time.monotonic() + longest, 0, 0
    while time.monotonic() < ends:
        window = ReadMarker.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)
        pks = list(window[:WINDOW])
        if not pks:
            break
        gone += ReadMarker.objects.between(last, pks[-1]).needless().delete()[0]
        last = pks[-1]
    return gone
