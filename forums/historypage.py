"""What the page shows that says how a post was changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from forums import wordings
from forums.models import Post, PostVersion

# Changes on one page: each is compared when the page is asked for.
SIZE = 5


@dataclass(frozen=True)
class Change:
    """One edit.

    Args:
        at: when it was made.
        written_at: when the words that it took the place of were written.
        paragraphs: all words, with those that came and went.
        in_form_only: bold words, lists and the like changed, and no word.
    """

    at: datetime
    written_at: datetime
    paragraphs: Sequence[wordings.Paragraph]
    in_form_only: bool


def changes(post: Post, page: int) -> tuple[list[Change], bool]:
    """One page of the changes of a post, the newest first, and whether more follow. One query.

    Between two of them a moderator may have taken words out: then nothing from before is left.
    """
    start = (page - 1) * SIZE
    # With the one before, whose words took the place of the first on this page.
    first = max(start - 1, 0)
    found = list(post.versions.newest_first()[first : start + SIZE + 1])
    after = found.pop(0).html if start and found else post.html
    made = []
    for version in found[:SIZE]:
        made.append(_change(version, after))
        after = version.html
    return made, len(found) > SIZE


def _change(version: PostVersion, after: str) -> Change:
    paragraphs = wordings.changes(version.html, after)
    is_changed = wordings.is_changed(paragraphs)
    return Change(version.replaced_at, version.written_at, paragraphs, not is_changed)
