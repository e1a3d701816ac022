"""A message of an archive on its way in: read, cleaned, scanned, its files looked at.

Before any transaction, as every text is. What is refused is nowhere: the account of it holds the
rules and the places.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePath

from directory.models import Language
from forums import access
from forums.actions import files as attached
from forums.actions.imports import Arrived, Outcome, title_without_words
from forums.mailbox.index import Entry
from forums.mailbox.letters import Letter, read_letter
from forums.mailbox.masks import are_contacts, mask_found
from forums.mailbox.parts import File, Unreadable
from forums.models import Forum, ImportedMessage
from forums.models.files import POSTS
from network.lib.files.kinds import KINDS, MOST_IN_A_POST
from network.lib.files.reading import FileRefused, ending, read, tidy
from network.lib.markup import clean
from network.lib.scan import Finding
from network.lib.written import Refused, through_scan

TEXT, TITLE = "forums.Post.html", "forums.Thread.title"
# Of one message; what has more is refused by the first already.
MOST_FINDINGS = 50


@dataclass
class Door:
    """What every message of one archive goes through.

    Args:
        language: of the list.
        list_name: what it puts before its subjects.
        keeps_files: whether files are taken at all; a trial run keeps none.
        holds: whether what is refused goes to the desk.
    """

    forum: Forum
    language: str
    list_name: str = ""
    keeps_files: bool = True
    holds: bool = False
    languages: set[str] = field(default_factory=lambda: _languages())

    def let_in(self, entry: Entry, raw: bytes, *, opens: bool) -> Arrived:
        """Return what is to become of a message.

        Args:
            opens: whether its conversation has no thread yet.
        """
        arrived = account_of(entry)
        try:
            letter = read_letter(raw, language=self.language, list_name=self.list_name)
        except Unreadable:
            return _ends(arrived, Outcome.UNREADABLE)
        arrived.sender, arrived.language = letter.sender, self._language(letter)
        arrived.row.files_left = [{"why": why} for why in letter.missed]
        if not letter.says and not letter.files:
            return _ends(arrived, Outcome.EMPTY)
        arrived.html, found = scanned(TEXT, letter.html)
        if found:
            _note(arrived, TEXT, found)
            arrived.row.outcome = Outcome.HELD if self.holds else Outcome.REFUSED
        if opens:
            arrived.title = self._title(arrived, letter)
        if arrived.row.outcome == Outcome.TAKEN:
            self._take_files(arrived, letter.files)
        elif letter.files:
            arrived.row.files_left += [{"why": "words"}] * len(letter.files)
        if arrived.row.outcome == Outcome.TAKEN and not letter.says and not arrived.files:
            return _ends(arrived, Outcome.EMPTY)
        return arrived

    def _language(self, letter: Letter) -> str:
        return letter.language if letter.language in self.languages else self.language

    def _title(self, arrived: Arrived, letter: Letter) -> str:
        """The subject; what names nobody in the place of one that is refused or missing."""
        title, found = scanned(TITLE, letter.title)
        if found:
            _note(arrived, TITLE, found)
        if title and not found:
            return title
        return title_without_words(arrived.at, self.language)

    def _take_files(self, arrived: Arrived, files: Sequence[File]) -> None:
        kept = []
        for file in files:
            looked = self._look(arrived, file, len(kept))
            if looked:
                stored = POSTS.put(looked.file.data) if self.keeps_files else ""
                kept.append((looked, stored))
        arrived.files = kept

    def _look(self, arrived: Arrived, file: File, there: int):
        why = ""
        kind = ending(tidy(file.name))
        if not access.may_attach_in(self.forum):
            why = "forum"
        elif kind not in KINDS:
            # A picture in a signature is not worth a process that looks at it.
            why = "kind"
        elif there >= MOST_IN_A_POST:
            why = "many"
        else:
            try:
                [looked] = attached.look([read(_Upload(file))], overridden=False, released=False)
                return looked
            except FileRefused as refused:
                why = refused.why
            except Refused as refused:
                _note(arrived, "forums.PostFile.name", refused.findings)
                why = "scan"
        arrived.row.files_left.append({"why": why, "kind": _kind(kind)})
        return None


def _languages() -> set[str]:
    return set(Language.objects.values_list("pk", flat=True))


class _Upload(BytesIO):
    """A file as `files.reading.read` takes one."""

    def __init__(self, file: File):
        super().__init__(file.data)
        self.name, self.size = PurePath(file.name).name, len(file.data)


def _kind(ending: str) -> str:
    """An ending that is one, and no word of anybody."""
    return ending if len(ending) <= 5 and ending.isascii() and ending.isalnum() else ""


def account_of(entry: Entry) -> Arrived:
    """The account of a message, as far as the index tells."""
    row = ImportedMessage(
        key=entry.key,
        node=entry.node,
        root=entry.root,
        number=entry.number,
        offset=entry.offset,
        outcome=entry.sort or Outcome.TAKEN,
        said_at=entry.at,
    )
    return Arrived(row, entry.root)


def scanned(field: str, written: str) -> tuple[str, tuple[Finding, ...]]:
    """Return words that may be stored, contacts masked; or none, and what was found."""
    if field == TEXT:
        written = clean(written, written_as="html")
    for _turn in range(3):
        try:
            return through_scan(field, written, written_as="html").text, ()
        except Refused as refused:
            if not are_contacts(refused.findings):
                return written, refused.findings
            found = refused.findings
            written = mask_found(written, found)
    return written, found


def _note(arrived: Arrived, field: str, findings: Sequence[Finding]) -> None:
    arrived.row.findings += [
        {"field": field, "rule": found.rule, "start": found.start, "end": found.end}
        for found in findings[:MOST_FINDINGS]
    ]


def _ends(arrived: Arrived, outcome) -> Arrived:
    arrived.row.outcome = outcome
    return arrived
