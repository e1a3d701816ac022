"""False findings of the scan by rule, as the desk reads them."""

from collections import Counter, defaultdict
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from moderation.figures import Row, Table, share_of
from moderation.models import FindingCount
from moderation.models.findings import ANY, POLICY
from moderation.models.sums import Period

What = FindingCount.What
DECIDED = (What.UNCHANGED, What.CHANGED, What.RETURNED)


def tables(period: Period) -> list[Table]:
    """What the scan's rules found, and what the posting policies held. One query."""
    first, last = (timezone.localtime(at).date() for at in (period.since, period.until))
    counts = FindingCount.objects.within(first, last - timedelta(days=1))
    found = defaultdict(Counter)
    for row in counts.by_rule():
        found[row["rule"]][row["what"]] = row["number"]
    policies = sorted(rule for rule in found if rule.startswith(POLICY))
    rules = sorted(rule for rule in found if rule and rule not in policies)
    by_rule = [(_("Any rule"), found[ANY])] * bool(rules)
    by_rule += [(rule, found[rule]) for rule in rules]
    return [
        Table(
            "rules",
            _("Rules of the scan"),
            _heads(_("Rule")),
            tuple(_row(label, counts) for label, counts in by_rule),
            _(
                "Published as it was means: a moderator read it, and the finding was false. The "
                "share is of what was decided. Words that several rules found count for each."
            ),
        ),
        Table(
            "policies",
            _("Posting policies"),
            _heads(_("Policy")),
            tuple(_row(rule, found[rule]) for rule in policies),
            _("What was held because of who wrote it, or where; nothing was found in it."),
        ),
    ]


def _heads(first: str) -> tuple[str, ...]:
    return (first, _("As it was, of 100"), *(label for _value, label in What.choices))


def _row(label: str, counts: Counter) -> Row:
    decided = sum(counts[what] for what in DECIDED)
    share = share_of(counts[What.UNCHANGED], decided) if decided else None
    said = "–" if share is None else str(share)
    return Row(label, (said, *(str(counts[what]) for what in What.values)), share)
