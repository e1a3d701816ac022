"""What the public is told of moderation in a year: counts of whole months, none of them small."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from moderation.actions.tallies import ANSWERS, BECAME, OF_MEMBERS
from moderation.disclosure import FEWEST, How, Shown, protect
from moderation.figures import Row, Table, share_of
from moderation.models import Decision, FindingCount, Matter, Sanction, Tally
from moderation.models.matters import OFFICE

Topic = Tally.Topic
# Of a year that goes on, so that two editions cannot be subtracted from each other.
ROUNDED_TO = 5
NONE, OTHER = "", "other"
ABOUT_WORDS = tuple(kind for kind in Matter.Kind if kind not in OFFICE)
# The same decisions, counted in two ways.
TOTAL_OF = {"decided": "decisions"}


@dataclass(frozen=True)
class Year:
    """One year as it is published.

    Args:
        last: its last counted month.
        is_finished: whether that is December.
        median: whole hours until a matter was closed; None when it is not given.
        false: of a hundred decisions about held words, how many let them through as they were.
    """

    number: int
    last: date
    is_finished: bool
    tables: list[Table]
    median: int | None
    false: int | None


def years() -> dict[int, date]:
    """The years with a whole month that is counted, the newest first, and which is their last."""
    return Tally.objects.last_months()


def year(number: int, last: date) -> Year:
    """Put a year together. One query."""
    found = Tally.objects.of_year(number)
    # Also one in which Havn was closed before December is over once another has begun.
    finished = last.month == 12 or number < timezone.now().year
    parts = _parts(found)
    values, sums = {}, []
    for table, counted in parts.items():
        total = TOTAL_OF.get(table, table)
        values |= counted | {total: sum(counted.values())}
        sums.append((total, tuple(counted)))
    values |= {
        "concerns": found.get((Topic.CONCERNS, ""), 0),
        "closed": sum(n for (topic, _key), n in found.items() if topic == Topic.CLOSED),
    }
    shown = protect(values, sums, step=1 if finished else ROUNDED_TO)
    tables = _tables(parts, shown)
    return Year(number, last, finished, tables, _median(found), _false(shown))


def _parts(found) -> dict[str, dict[str, int]]:
    """What adds up to what: the name of a total, and its parts by name."""

    def of(topic, keys):
        return {f"{topic}.{key}": found.get((topic, key), 0) for key in keys}

    matters = of(Topic.MATTERS, ABOUT_WORDS)
    reported = f"{Topic.MATTERS}.{Matter.Kind.REPORTED}"
    return {
        "matters": matters,
        "reports": {reported: matters[reported]} | of(Topic.FURTHER, [NONE]),
        "decisions": of(Topic.DECISIONS, _kinds()),
        "decided": _guidelines(found),
        "answers": of(Topic.ANSWERS, ANSWERS),
        "sanctions": of(Topic.SANCTIONS, Sanction.Kind.values),
        "held": of(Topic.HELD, BECAME),
    }


def _kinds() -> list[str]:
    return [kind for kind in Decision.Kind.values if kind not in (*ANSWERS, *OF_MEMBERS)]


def _guidelines(found) -> dict[str, int]:
    """Each number that was cited five times; the others together, so that none is given away."""
    cited = {key: n for (topic, key), n in found.items() if topic == Topic.GUIDELINES}
    often = sorted(key for key, n in cited.items() if key != NONE and n >= FEWEST)
    rest = sum(n for key, n in cited.items() if key not in (NONE, *often))
    counted = {key: cited[key] for key in often} | {OTHER: rest, NONE: cited.get(NONE, 0)}
    return {f"{Topic.GUIDELINES}.{key}": number for key, number in counted.items()}


def _tables(parts, shown) -> list[Table]:
    kinds = {name: Decision.Kind(_key(name)).label for name in parts["decisions"]}
    numbers = {name: _guideline(_key(name)) for name in parts["decided"]}
    became = {f"held.{what}": FindingCount.What(what).label for what in BECAME}
    reports = {"matters.reported": _("Reports that opened a matter")}
    reports |= {"further.": _("Further reports about the same")}
    answers = {"answers.uphold": _("The decision stood"), "answers.reverse": _("It was changed")}
    about = {
        "reports": (_("Reports received"), reports, ""),
        "matters": (
            _("Matters that came to the desk"),
            {f"matters.{kind}": kind.label for kind in ABOUT_WORDS},
            _(
                "What was reported, what was held, and what was appealed. Who applies, and what "
                "members ask the secretariat to change, is not counted here."
            ),
        ),
        "decisions": (
            _("Decisions about what was reported, by kind"),
            kinds,
            _("What was decided about members themselves stands below."),
        ),
        "decided": (_("The same decisions, by number of the guidelines"), numbers, ""),
        "answers": (
            _("Appeals that were decided"),
            answers,
            _("By another person than the one who decided first."),
        ),
        "sanctions": (_("Sanctions of members"), _labels("sanctions", Sanction.Kind), ""),
        "held": (
            _("Held words that were decided on"),
            became,
            _("The privacy scan stopped them, and a moderator read them before anybody else."),
        ),
    }
    tables = [
        _table(name, title, labels, shown, note) for name, (title, labels, note) in about.items()
    ]
    return [*tables, _more(shown)]


def _more(shown) -> Table:
    rows = (
        _row(_("Matters closed"), shown["closed"], 0),
        _row(_("Concerns about a child that were raised"), shown["concerns"], 0),
    )
    note = _("Of concerns nothing but their number is given.")
    return Table("more", _("More"), (_("What"), _("Number")), rows, note)


def _key(name: str) -> str:
    return name.partition(".")[2]


def _labels(topic: str, choices) -> dict[str, str]:
    return {f"{topic}.{value}": label for value, label in choices.choices}


def _guideline(key: str) -> str:
    return {OTHER: _("All other numbers"), NONE: _("Without a number")}.get(key, key)


def _table(name: str, title: str, labels, shown, note: str = "") -> Table:
    given = [shown[key].number or 0 for key in labels]
    rows = [_row(str(label), shown[key], max(given)) for key, label in labels.items()]
    together = _row(_("Together"), shown[TOTAL_OF.get(name, name)], 0)
    return Table(name, title, (_("What"), _("Number")), (*rows, together), note)


def _row(label: str, one: Shown, most: int) -> Row:
    share = share_of(one.number, most) if one.number is not None and most else None
    return Row(label, (one.said,), share)


def _median(found) -> int | None:
    """The middle one of all hours, the lower of two; none when fewer than five were closed."""
    hours = sorted((int(key), n) for (topic, key), n in found.items() if topic == Topic.CLOSED)
    closed, passed = sum(n for _hours, n in hours), 0
    if closed < FEWEST:
        return None
    for took, number in hours:
        passed += number
        if 2 * passed >= closed:
            return took
    return None


def _false(shown) -> int | None:
    """Only where all it is made of is given: a share would tell the rest."""
    became = [shown[f"held.{what}"] for what in BECAME]
    if any(one.how != How.EXACT for one in became):
        return None
    return share_of(became[0].number, sum(one.number for one in became))
