"""What Havn keeps about a member, part by part: the page, the download and leaving walk it.

Each app plugs its parts in its own `exports.py`; a test fails for a table that points at a member
and is in no part, and for a declared text of such a table that no part gives back.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise

from network.lib.ports import exports, texts
from network.lib.texts import Text

BATCH = 500


@dataclass(frozen=True)
class Part:
    """The rows of one table that are about one member.

    Args:
        name: its key in data.json, "posts".
        label: what a person calls it.
        why: what it is for and how long it is kept, in a sentence.
        model: "app.Model" of the rows.
        rows: (member) -> QuerySet of the rows, in the order they are read.
        fields: what is given of a row: path as in `values()` -> what a person calls it.
        on_leaving: (rows, words_go) -> None: what becomes of them when the member leaves; safe to
            run again (network/lib/leaving.py).
        files: (member) -> (path in the copy, bytes) of each file that belongs to the rows.
    """

    name: str
    label: str | Promise
    why: str | Promise
    model: str
    rows: Callable[..., QuerySet]
    fields: dict[str, str | Promise]
    on_leaving: Callable[[QuerySet, bool], None]
    files: Callable[..., Iterator[tuple[str, bytes]]] | None = None

    def values(self, member) -> Iterator[dict]:
        """The member's rows as dictionaries, some hundred at a time. One query."""
        return self.rows(member).values(*self.fields).iterator(chunk_size=BATCH)

    def is_html(self, field: str) -> bool:
        """Whether the field holds cleaned HTML."""
        return any(
            isinstance(entry, Text) and entry.html
            for entry in texts
            if (entry.model, entry.field) == (self.model, field)
        )


def plug(*parts: Part) -> None:
    """Plug parts into the `exports` port."""
    for part in parts:
        exports.plug(part)
