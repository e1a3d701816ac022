"""The statement of reasons: what an author is told of a decision about their words."""

from dataclasses import dataclass

from django.utils.translation import get_language

from directory.models import GUIDELINES, DocumentVersion
from moderation.models import Decision, Sanction
from network.lib import subjects
from network.lib.numbering import rules


@dataclass(frozen=True)
class Statement:
    """Of one decision, in the reader's language.

    Args:
        card, url: what it is about, and where that stands.
        rule: the words of the number it stands on, in the text that was cited.
        own_rule: the same number in the reader's language, where that is another text.
        sanction: what was decided about its author: beside it, or what they objected to.
    """

    decision: Decision
    card: str
    url: str
    rule: str
    own_rule: str
    sanction: Sanction | None


def statement_of(decision: Decision) -> Statement:
    """Gather it. The decision is one that the reader is told."""
    matter = decision.about.matter if decision.about else decision.matter
    thing = subjects.kept(matter.subject_type, matter.subject_id)
    cited = _rule(decision.version, decision.guideline)
    newest = DocumentVersion.objects.to_read(GUIDELINES, get_language())
    is_other = newest and decision.version and newest.language_id != decision.version.language_id
    return Statement(
        decision,
        thing.subject.card(thing.row) if thing else "",
        thing.subject.url(thing.row) if thing else "",
        cited,
        _rule(newest, decision.guideline) if is_other else "",
        _sanction(decision),
    )


def _sanction(decision: Decision) -> Sanction | None:
    if decision.matter.appealed:
        return decision.matter.appealed.sanctioned
    return getattr(decision, "sanction", None)


def _rule(version, number: str) -> str:
    return dict(rules(version.text)).get(number, "") if version else ""
