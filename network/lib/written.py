"""The door for words: what a member wrote is cleaned and scanned here before any transaction.

Refused words are not stored, logged or put into an error: a Finding holds places, never text.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from network.lib.markup import clean, plain
from network.lib.scan import Finding, scan
from network.lib.scan.result import BLOCK, WARN
from network.lib.scan.urgent import asks_for_help_now
from network.lib.texts import declared


class Refused(Exception):
    """The words may not be stored as they are.

    Attributes:
        label: which field, as a person calls it.
        findings: what was found; spans count in the words as they were given.
        overridable: True when every finding is a warning, which the writer may answer
            with a reason.
        rich: True when the field holds cleaned HTML, and the spans count in that.
    """

    def __init__(self, label, findings: Sequence[Finding], *, rich: bool = False):
        super().__init__(f"{len(findings)} finding(s)")
        self.label = label
        self.rich = rich
        self.findings = tuple(findings)
        self.overridable = all(finding.severity == WARN for finding in findings)

    @property
    def reasons(self) -> list[str]:
        """Why, each once, as the form says it."""
        return sorted({str(finding.reason) for finding in self.findings})


class CallsForHelp(Exception):
    """The words call for help for a child now; the writer must first see who answers at once."""


@dataclass(frozen=True)
class Words:
    """Words that may be stored.

    Args:
        text: cleaned HTML for a declared HTML field, else the stripped line.
        warned: the warnings that the writer answered with a reason.
    """

    text: str
    warned: tuple[Finding, ...] = ()


def through_scan(
    field: str,
    written: str,
    *,
    written_as: str = "text",
    overridden: bool = False,
    released: bool = False,
) -> Words:
    """Clean and scan what a member wrote for one declared field.

    Args:
        field: "app.Model.field" as declared in the app's texts.py.
        written: the words as sent.
        written_as: "text" or "html"; only HTML fields differ.
        overridden: the writer has said, with a reason, that the warnings are no person's number.
        released: a moderator has read them and answers for them; what blocks, still blocks.

    Raises:
        Refused: something identifies a child, or may and was not answered.
        LookupError: the field is not declared.
    """
    model, _, name = field.rpartition(".")
    entry = declared(model, name)
    text = clean(written, written_as=written_as) if entry.html else written.strip()
    findings = scan(text).findings
    if any(not may_stay(finding, overridden, released) for finding in findings):
        raise Refused(entry.label, findings, rich=entry.html)
    return Words(text, tuple(findings))


def may_stay(finding: Finding, overridden: bool, released: bool) -> bool:
    """Whether a finding is answered: by its writer's reason, or by a moderator, who is not asked
    about what blocks."""
    return (finding.severity == WARN and overridden) or (finding.severity != BLOCK and released)


def calls_for_help(*words: str, help_read: bool) -> bool:
    """Whether words call for help for a child now. Stopped once, so that the writer sees numbers.

    Args:
        words: as stored, plain or HTML.
        help_read: the writer was shown who answers at once, and sends all the same.

    Raises:
        CallsForHelp: they do, and the writer was not shown anything yet.
    """
    calls = asks_for_help_now("\n".join(words))
    if calls and not help_read:
        raise CallsForHelp
    return calls


def is_empty(html: str) -> bool:
    """Whether cleaned HTML says nothing."""
    return not plain(html).strip()
