"""What is found in words that are not sent yet, ready to be shown beside them.

One answer for all ways: while somebody writes, and when Send was pressed, with or without
JavaScript. Nothing is kept, and no word of the text is in it: places and proposals only.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import ngettext

from directory.models import HelpNumber
from forums import kinds
from moderation import access as desk
from network.lib.files.reading import ReadFile
from network.lib.files.scanned import UNREAD_RULE, findings, label_of
from network.lib.markup import clean
from network.lib.places import in_words
from network.lib.scan import Finding, scan
from network.lib.scan.result import BLOCK, HOLD, ORDER, WARN
from network.lib.scan.rewrite import TRACE, Instead, instead
from network.lib.scan.urgent import asks_for_help_now, countries_named
from network.lib.texts import declared

# About 20 pages. Longer belongs in a file or in several posts.
LONGEST = 60_000
# What a composer sends, by the name of its field in the form.
FIELDS = {
    "text": ("forums.Post", "html"),
    "title": ("forums.Thread", "title"),
    "tags": ("taggit.Tag", "name"),
    "override_reason": ("moderation.AuditEntry", "reason"),
}


@dataclass(frozen=True)
class Place:
    """One finding as it is shown.

    Args:
        label: of the field, as a person calls it.
        start, end: in the words without tags, as a browser counts; None outside the editor.
        in_file: it is in a file that is sent with the words, or in its name.
        instead: what to write in its place, for a trace in the editor.
    """

    label: str
    finding: Finding
    start: int | None = None
    end: int | None = None
    instead: str | None = None
    in_file: bool = False


@dataclass(frozen=True)
class Found:
    """All that is found in what somebody is about to send."""

    places: tuple[Place, ...] = ()
    calls: bool = False
    help_numbers: tuple[HelpNumber, ...] = ()
    is_desk_there: bool = False

    @property
    def verdict(self) -> str:
        return max((p.finding.severity for p in self.places), key=ORDER.index, default="clean")

    @property
    def asks_why(self) -> bool:
        """Only warnings: the writer may answer them."""
        return self.verdict == WARN

    @property
    def is_blocked(self) -> bool:
        return self.verdict == BLOCK

    @property
    def is_blocked_by_file(self) -> bool:
        """Such a file is not even kept sealed, so no moderator can be asked about it."""
        return any(place.in_file and place.finding.severity == BLOCK for place in self.places)

    @property
    def is_only_unread(self) -> bool:
        """Nothing was found, but a file cannot be read: a person must look."""
        return all(place.finding.rule.startswith(UNREAD_RULE) for place in self.places)

    @property
    def is_case(self) -> bool:
        """Whether there is something to turn into a question about method."""
        return any(place.instead is not None for place in self.places)

    @property
    def summary(self) -> str:
        count = len(self.places)
        return ngettext("%(count)d place to look at", "%(count)d places to look at", count) % {
            "count": count
        }


def look(data: Mapping[str, str], writer, files: Sequence[ReadFile] = ()) -> Found:
    """Look through what a composer is about to send.

    Args:
        data: as the form sends it, whole or in part.
        files: that are sent with it.
        writer: for the help numbers and the desk of their country.
    """
    written = {name: data.get(name, "")[:LONGEST] for name in FIELDS}
    written["text"] = clean(written["text"], written_as=_written_as(data))
    answers = [(asked.label, said) for asked, said in kinds.answered(data)]
    places = (*_places(written, data.get("language", "")), *_places_in_answers(answers))
    found = Found((*places, *_places_in(files)))
    words = "\n".join([written["title"], written["text"], *(said for _label, said in answers)])
    if asks_for_help_now(words) and not data.get("help_read"):
        numbers = HelpNumber.objects.shown().of({writer.country_id, *countries_named(words)})
        found = replace(found, calls=True, help_numbers=tuple(numbers))
    if found.verdict in {HOLD, BLOCK}:
        found = replace(found, is_desk_there=desk.has_responders(writer.country_id))
    return found


def _written_as(data) -> str:
    return "html" if data.get("written_as") == "html" else "text"


def _places(written: dict[str, str], language: str) -> Iterator[Place]:
    for name, words in written.items():
        label = declared(*FIELDS[name]).label
        for finding in _outermost(scan(words).findings):
            if name == "text":
                yield _in_editor(label, finding, words, language)
            else:
                yield Place(label, finding)


def _places_in_answers(answers) -> Iterator[Place]:
    for label, said in answers:
        for finding in _outermost(scan(said).findings):
            yield Place(str(label), finding)


def _places_in(files: Sequence[ReadFile]) -> Iterator[Place]:
    """In names and contents of files; where in a file, nobody sees here."""
    for file in files:
        for finding in (*_outermost(scan(file.name).findings), *findings(file)):
            yield Place(label_of(file), finding, in_file=True)


def _outermost(findings: tuple[Finding, ...]) -> Iterator[Finding]:
    """Without what lies in another one as grave: a birth date is one place, not a date as well."""
    around: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.start, -f.end)):
        around = [other for other in around if other.end > finding.start]
        if not any(_holds(other, finding) for other in around):
            yield finding
        around.append(finding)


def _holds(other: Finding, finding: Finding) -> bool:
    """Whether it is wider, and as grave."""
    is_wider = (other.start, other.end) != (finding.start, finding.end)
    is_as_grave = ORDER.index(other.severity) >= ORDER.index(finding.severity)
    return is_wider and other.end >= finding.end and is_as_grave


def _in_editor(label, finding: Finding, words: str, language: str) -> Place:
    put = Instead(finding.start, finding.end, "")
    is_trace = finding.rule.startswith(TRACE)
    if is_trace:
        put = instead(words, finding, language)
    start, end = in_words(words, put.start), in_words(words, put.end)
    return Place(label, finding, start, end, put.words if is_trace else None)
