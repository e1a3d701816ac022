"""Addresses and telephone numbers in old letters are masked: nobody is there to ask about them.

A member who writes here is warned and decides. Who wrote to a list years ago cannot decide, and
did not write for this place.
"""

import re
from collections.abc import Iterable

from network.lib.scan import Finding
from network.lib.scan.telephones import DOUBLE_ZERO, LABELLED, PLUS

MAIL, TELEPHONE, ADDRESS = "[e-mail address]", "[telephone number]", "[address]"
_HOST = r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
_MAIL = re.compile(
    rf"[<(\[]?(?:mailto:)?(?<![\w.+%-])[\w.+%'-]{{1,64}}@{_HOST}[>)\]]?"
    # As archives hide them: "kaisa at example.org". "Look at example.org" is a link.
    rf"|(?<![\w.+%-])(?!(?i:look|looking|looked|found|available|is|are|see|us|online|here|it) )"
    rf"[\w.+%-]{{2,64}} (?:at|\(at\)|\[at\]) {_HOST}(?!\w)"
)
# What the scan calls a contact, and what stands in its place.
_OF_RULE = {"contact-e-mail": MAIL, "contact-telephone": TELEPHONE, "contact-address": ADDRESS}


def masked(text: str) -> str:
    """Return a text without addresses of mail and telephone numbers."""
    if "@" in text or " at " in text or "(at)" in text or "[at]" in text:
        text = _MAIL.sub(MAIL, text)
    for pattern, trim in (PLUS, DOUBLE_ZERO, LABELLED):
        text = pattern.sub(lambda match, trim=trim: _of_number(match, trim), text)
    return text


def _of_number(match: re.Match, trim) -> str:
    end = trim(match) if trim else match.end()
    if end == match.start():
        return match.group()
    return TELEPHONE + match.string[end : match.end()]


def are_contacts(findings: Iterable[Finding]) -> bool:
    """Whether all that was found are contacts, which a mask answers."""
    return all(finding.rule in _OF_RULE for finding in findings)


def mask_found(text: str, findings: Iterable[Finding]) -> str:
    """Return a text with each contact masked that the scan has found in it."""
    for finding in sorted(findings, key=lambda found: found.start, reverse=True):
        end = _end_of_word(text, finding)
        text = text[: finding.start] + _OF_RULE[finding.rule] + text[end:]
    return text


def _end_of_word(text: str, finding: Finding) -> int:
    """The "i" of "Lærkevej 5 in" is no part of the house, though it could be."""
    end = finding.end
    if text[end - 1].isalpha() and text[end : end + 1].isalpha():
        return max(text.rfind(" ", finding.start, end), finding.start + 1)
    return end
