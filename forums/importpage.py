"""What the secretariat reads of an import: why a message, or a part of it, was left out."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums.models import ImportedMessage

COLUMNS = ("message", "byte", "date", "outcome", "rule", "field", "from", "to", "files_left_out")
FIELDS = {
    "forums.Post.html": gettext_lazy("Text"),
    "forums.Thread.title": gettext_lazy("Subject"),
    "forums.PostFile.name": gettext_lazy("File"),
}
LEFT = {
    "forum": gettext_lazy("files stay out of this forum"),
    "kind": gettext_lazy("not a kind that is taken"),
    "many": gettext_lazy("more than a post can have"),
    "scan": gettext_lazy("refused by the privacy scan"),
    "words": gettext_lazy("its message was not taken"),
    "deep": gettext_lazy("letters inside letters, too deep"),
    "charset": gettext_lazy("a charset that is not read"),
    "large": gettext_lazy("too large"),
    "empty": gettext_lazy("empty"),
    "malware": gettext_lazy("malware"),
}


@dataclass(frozen=True)
class Row:
    """One line of the list.

    Args:
        places: (field, rule, from, to) of each finding.
        left: a sentence for each file that was left out.
    """

    message: ImportedMessage
    places: list[tuple]
    left: list[str]


def rows(messages: Iterable[ImportedMessage]) -> list[Row]:
    return [Row(each, places(each), left(each)) for each in messages]


def places(message: ImportedMessage) -> list[tuple]:
    return [
        (FIELDS.get(found["field"], found["field"]), found["rule"], found["start"], found["end"])
        for found in message.findings
    ]


def left(message: ImportedMessage) -> list[str]:
    """Why each file was left out, with its kind where that is known."""
    said = []
    for file in message.files_left:
        why = LEFT.get(file["why"], _("cannot be read"))
        said.append(f"{file['kind'].upper()}: {why}" if file.get("kind") else str(why))
    return said


def cells(message: ImportedMessage) -> tuple:
    """A line of the CSV. All of it is made by us: no cell can begin a formula."""
    found = message.findings
    files = " ".join(
        "/".join(filter(None, (file.get("kind"), file["why"]))) for file in message.files_left
    )
    return (
        *(message.number, message.offset, message.said_at.isoformat(), message.outcome),
        " ".join(each["rule"] for each in found),
        " ".join(each["field"] for each in found),
        " ".join(str(each["start"]) for each in found),
        " ".join(str(each["end"]) for each in found),
        files,
    )
