"""The words of a file go through the same scan as those of a post."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from network.lib.files.reading import ReadFile
from network.lib.files.sentences import UNREAD, UNREAD_ADVICE
from network.lib.scan import Finding, scan
from network.lib.scan.result import HOLD
from network.lib.written import Refused, may_stay

# About a page: traces on one page tell of one child, traces in a whole report of many.
PAGE, OVERLAP = 4000, 200
UNREAD_RULE = "file-"


def findings(file: ReadFile) -> tuple[Finding, ...]:
    """What is found in a file, each rule once, without places: nobody sees them in a file."""
    found = {}
    for page in _pages(file.text):
        for finding in scan(page).findings:
            key = (finding.rule, finding.severity)
            found.setdefault(key, replace(finding, start=0, end=0))
    for why in file.unread:
        found[why] = Finding(UNREAD_RULE + why, "", HOLD, 0, 0, UNREAD[why], UNREAD_ADVICE)
    return tuple(found.values())


def _pages(text: str) -> Iterator[str]:
    """Pieces that end with a line where there is one, each with the end of the one before."""
    at = 0
    while at < len(text):
        end = min(at + PAGE, len(text))
        if end < len(text) and (line := text.rfind("\n", at + PAGE // 2, end)) > 0:
            end = line
        yield text[max(0, at - OVERLAP) : end]
        at = end


def through_file_scan(
    file: ReadFile, *, overridden: bool = False, released: bool = False
) -> Sequence[Finding]:
    """Scan the words in a file, as `through_scan` does a field. Returns what was answered.

    Raises:
        Refused: something identifies a child, or may and was not answered, or cannot be read.
    """
    found = findings(file)
    if not all(may_stay(finding, overridden, released) for finding in found):
        raise Refused(label_of(file), found)
    return found


def label_of(file: ReadFile) -> str:
    """As a person calls it, beside what was found in it."""
    return _("File “%(name)s”") % {"name": file.name}
