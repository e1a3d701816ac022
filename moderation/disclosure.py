"""Which numbers of a publication are not given, so that none below five can be computed.

Source: ESSnet SDC, Handbook on Statistical Disclosure Control, frequency tables: a threshold rule
(primary suppression), then secondary suppression, checked by what a reader can work out; for a year
that goes on, rounding, since two editions could be subtracted from each other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext as _

FEWEST = 5
# A number that is not given is five at least: with one of these beside it, another can be 0 to 4.
HIDES_ALONE = 2 * FEWEST - 1
ENDLESS = 10**9

# (total, its parts); a name is a part of any number of sums, and the sums make no circle: then
# the bounds below are exact.
Sums = Sequence[tuple[str, Sequence[str]]]


class How(Enum):
    """How a number is given."""

    EXACT = "exact"
    AT_LEAST = "at least"
    FEW = "fewer than 5"
    KEPT = "not given"


@dataclass(frozen=True)
class Shown:
    """One number as it is published.

    Args:
        number: None when it is not given.
    """

    how: How
    number: int | None = None

    @property
    def said(self) -> str:
        """As it is read."""
        match self.how:
            case How.FEW:
                return _("fewer than 5")
            case How.KEPT:
                return _("not given")
            case How.AT_LEAST:
                return _("at least %(n)s") % {"n": self.number}
        return str(self.number)


def protect(values: Mapping[str, int], sums: Sums, *, step: int = 1) -> dict[str, Shown]:
    """Decide of each number whether and how it is given.

    Every part below five is "fewer than five", and afterwards nobody can say of it more than that:
    from the published rest it can be anything from none to four. Where that is not possible,
    because all is so small, nothing of what is joined to it is given.

    Args:
        values: by name.
        sums: which of them add up to which.
        step: numbers are rounded down to a multiple of it.
    """
    totals = {total for total, _parts in sums}
    hidden = {
        name: How.KEPT if name in totals else How.FEW
        for name, value in values.items()
        if value < FEWEST
    }
    while (exposed := _exposed(values, hidden, totals, sums, step)) and (
        chosen := _next_to_keep(values, hidden, sums, exposed)
    ):
        hidden[chosen] = How.KEPT
    hidden |= dict.fromkeys(_joined(sums, exposed), How.KEPT)
    how = How.EXACT if step == 1 else How.AT_LEAST
    return {
        name: Shown(hidden[name]) if name in hidden else Shown(how, value - value % step)
        for name, value in values.items()
    }


def bounds(
    shown: Mapping[str, Shown], totals, sums: Sums, step: int = 1
) -> dict[str, tuple[int, int]]:
    """What a reader can work out of each number: from, to.

    A total that is not given may be anything; another number that is not given is five at least,
    unless nothing beside it is given either.
    """
    low, high = {}, {}
    vague = {*totals, *_silent(shown, sums)}
    for name, one in shown.items():
        match one.how:
            case How.FEW:
                low[name], high[name] = 0, FEWEST - 1
            case How.KEPT:
                low[name], high[name] = 0 if name in vague else FEWEST, ENDLESS
            case _:
                low[name], high[name] = one.number, one.number + step - 1
    # Without a circle nothing moves any more after that.
    for _time in range(2 * len(sums)):
        for total, parts in sums:
            _narrow(low, high, total, parts)
    return {name: (low[name], high[name]) for name in shown}


def _narrow(low, high, total, parts) -> None:
    low[total] = max(low[total], sum(low[part] for part in parts))
    high[total] = min(high[total], sum(high[part] for part in parts))
    for part in parts:
        others = [other for other in parts if other != part]
        low[part] = max(low[part], low[total] - sum(high[other] for other in others))
        high[part] = min(high[part], high[total] - sum(low[other] for other in others))


def _exposed(values, hidden, totals, sums, step) -> list[str]:
    shown = {
        name: Shown(hidden[name]) if name in hidden else Shown(How.EXACT, value - value % step)
        for name, value in values.items()
    }
    known = bounds(shown, totals, sums, step)
    few = (name for name, how in hidden.items() if how == How.FEW)
    return sorted(name for name in few if known[name] != (0, FEWEST - 1))


def _next_to_keep(values, hidden, sums: Sums, exposed: Sequence[str]) -> str | None:
    """Which number goes next: of those beside an exposed one the smallest that hides it alone;
    then their total; then the largest of what is joined to it.
    """
    near = [(total, parts) for total, parts in sums if set(parts) & set(exposed)]
    beside = {part for _total, parts in near for part in parts} - set(hidden)
    if enough := [name for name in beside if values[name] >= HIDES_ALONE]:
        return min(enough, key=lambda name: (values[name], name))
    for names in ({total for total, _parts in near}, beside, _joined(sums, exposed)):
        if given := names - set(hidden):
            return max(given, key=lambda name: (values[name], name))
    return None


def _joined(sums: Sums, names: Sequence[str]) -> set[str]:
    """All that adds up with one of the names, however far around."""
    found, before = set(names), None
    while before != len(found):
        before = len(found)
        for total, parts in sums:
            if found & {total, *parts}:
                found |= {total, *parts}
    return found


def _silent(shown, sums: Sums) -> set[str]:
    """The parts of sums of which nothing is given."""
    return {
        part
        for total, parts in sums
        if all(shown[name].how == How.KEPT for name in (total, *parts))
        for part in parts
    }
