"""What writers answered to what was found in their words, on record with the post."""

from collections.abc import Sequence

from forums.actions.files import Looked
from moderation.actions.findings import count_findings
from moderation.models import FindingCount
from network.lib.audit import audit
from network.lib.written import Words


def note_overrides(member, post, words: Sequence[Words | Looked], reason: str) -> None:
    """One line for all warnings that were answered, whatever they were found in."""
    rules = sorted({finding.rule for one in words for finding in one.warned})
    if rules:
        audit("warning_overridden", actor=member, subject=post, reason=reason, rules=rules)
        count_findings(rules, FindingCount.What.OVERRIDDEN)


def note_call(member, post, calls: bool) -> None:
    """Who was shown who helps at once, and sent a call for help all the same."""
    if calls:
        audit("call_for_help_sent", actor=member, subject=post)
