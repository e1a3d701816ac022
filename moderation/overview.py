"""The workload of the desk, gathered for one page: the same number of queries, however much it is.

By design no ranking: moderators are listed by name, and each sees only their own number.
"""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from directory.access import is_secretariat
from directory.models import Country, Member
from moderation.figures import Row, Table, counted
from moderation.models import Decision, Matter, sums
from moderation.models.matters import OFFICE
from moderation.models.sums import Period
from moderation.risk import Risk
from network.lib.ports import forum_titles

HOUR = timedelta(hours=1)
# As the guidelines are numbered: 2.10 comes after 2.9.
NONE = ""


def tables(member, period: Period) -> list[Table]:
    """What the member is told of the desk's work."""
    sees_all = is_secretariat(member)
    matters = sums.of_desk(member, sees_all)
    came = list(sums.came_in(matters, period))
    waits = list(sums.wait_now(matters, timezone.now()))
    decided = list(sums.decided(matters, period))
    held = list(sums.held_decided(matters, period))
    kinds = [(kind, label) for kind, label in Matter.Kind.choices if kind not in OFFICE]
    shown = [
        _came_and_waits("kind", _("By kind"), _("Kind"), kinds, came, waits),
        _came_and_waits("risk", _("By risk"), _("Risk"), Risk.choices, came, waits),
        _times(matters, period),
        _outcomes(decided, held),
        _guidelines(decided),
        _people(member, sees_all, decided, held),
        _named("country", _("By country of the author"), _("Country"), _countries(), came),
        _named("forum", _("By forum"), _("Forum"), _forums(), came),
        _months(came),
    ]
    return [*shown, _office(period)] if sees_all else shown


def totals(shown: list[Table]) -> dict[str, int]:
    """How many came, wait, and wait too long: the columns of the first table together."""
    came, waits, late = (sum(int(row.cells[i]) for row in shown[0].rows) for i in range(3))
    return {"came": came, "waits": waits, "late": late}


def _sum(rows, name: str, number: str = "number") -> Counter:
    found = Counter()
    for row in rows:
        found[row[name]] += row[number]
    return found


def _office(period: Period) -> Table:
    """Two queries."""
    matters = Matter.objects.of_office()
    came = list(sums.came_in(matters, period))
    waits = list(sums.wait_now(matters, timezone.now()))
    kinds = [(kind, kind.label) for kind in OFFICE]
    note = _("The secretariat decides them. They are in none of the other tables.")
    table = _came_and_waits("kind", _("Applications and changes"), _("Kind"), kinds, came, waits)
    return replace(table, name="office", note=note)


def _came_and_waits(name, title, head, labels, came, waits) -> Table:
    columns = _sum(came, name), _sum(waits, name), _sum(waits, name, "late")
    heads = (head, _("Came in"), _("Waits now"), _("Overdue now"))
    return Table(name, title, heads, counted(labels, *columns))


def _times(matters, period) -> Table:
    closed, claimed = sums.until_closed(matters, period), sums.until_claimed(matters, period)
    rows = tuple(
        Row(str(label), (*_took(closed.get(risk)), *_took(claimed.get(risk))))
        for risk, label in [(NONE, _("All")), *((risk, risk) for risk in Risk.values)]
    )
    heads = (
        _("Risk"),
        _("Closed"),
        _("Hours until closed, median"),
        _("Hours until closed, 90 of 100"),
        _("Taken on"),
        _("Hours until taken on, median"),
        _("Hours until taken on, 90 of 100"),
    )
    note = _("All hours count, also at night. “90 of 100” took no longer than that.")
    return Table("times", _("How long it took"), heads, rows, note)


def _took(found: dict | None) -> tuple[str, str, str]:
    if not found or not found["number"]:
        return "0", "–", "–"
    return str(found["number"]), hours(found["median"]), hours(found["most"])


def hours(took: timedelta) -> str:
    """With one decimal below ten hours."""
    passed = took / HOUR
    return f"{passed:.1f}" if passed < 10 else f"{passed:.0f}"


def _outcomes(decided, held) -> Table:
    kinds = _sum(decided, "kind")
    labels = {kind: label for kind, label in Decision.Kind.choices if kinds[kind]}
    said = {
        (Matter.State.PUBLISHED, False): _("Held words: published as they were"),
        (Matter.State.PUBLISHED, True): _("Held words: published, changed"),
        (Matter.State.RETURNED, False): _("Held words: not published"),
    }
    became = Counter()
    for row in held:
        became[row["state"], row["was_changed"]] += row["number"]
    labels |= {key: label for key, label in said.items() if became[key]}
    heads = (_("What was decided"), _("How often"))
    return Table("outcome", _("By outcome"), heads, counted(labels, kinds + became))


def _guidelines(decided) -> Table:
    found = _sum(decided, "guideline")
    numbers = sorted((n for n in found if n), key=lambda n: [int(part) for part in n.split(".")])
    labels = {number: number for number in numbers}
    if found[NONE]:
        labels[NONE] = _("Without a number")
    heads = (_("Number of the guidelines"), _("Decisions"))
    return Table("guideline", _("By number of the guidelines"), heads, counted(labels, found))


def _people(member, sees_all: bool, decided, held) -> Table:
    first = _sum(decided, "by") + _sum(held, "closed_by")
    second = _sum((row for row in decided if row["second_by"]), "second_by")
    shown = {pk for pk in (*first, *second) if pk} if sees_all else {member.pk}
    names = dict(Member.objects.filter(pk__in=shown).by_name().values_list("pk", "name"))
    if sees_all and first[None]:
        names[None] = _("Somebody who has left")
    rows = tuple(
        Row(name, (str(first[pk]), str(second[pk]), str(first[pk] + second[pk])))
        for pk, name in names.items()
    )
    heads = (_("Name"), _("Decided"), _("Agreed as the second"), _("Together"))
    if sees_all:
        note = _("By name, not by number: matters are not equally hard.")
    else:
        note = _("Your own. Those of others only they and the secretariat see.")
    return Table("people", _("By whom"), heads, rows, note)


def _named(name, title, head, labels, came) -> Table:
    found = _sum(came, name)
    shown = {key: label for key, label in labels.items() if found[key]}
    gone = sum(number for key, number in found.items() if key not in labels)
    if gone:
        shown[None], found[None] = _("None"), gone
    return Table(name, title, (head, _("Came in")), counted(shown, found))


def _countries() -> dict:
    found = sorted(Country.objects.all(), key=str)
    return {country.pk: str(country) for country in found}


def _forums() -> dict:
    return {pk: title for names in forum_titles for pk, title in names().items()}


def _months(came) -> Table:
    found = _sum(came, "month")
    # Translators: a month as people say it, "March 2026", in the letters of Django's date filter.
    labels = {at: date_format(at, _("F Y"), use_l10n=False) for at in sorted(found)}
    return Table("month", _("By month"), (_("Month"), _("Came in")), counted(labels, found))
