"""The summary on top of a thread, as the page shows it: it came with the thread."""

from dataclasses import dataclass
from datetime import datetime

from forums.forms.numbers import ranges
from forums.models import Post, Thread

# A longer one is closed until somebody opens it.
LONG = 600


@dataclass(frozen=True)
class DrawnOn:
    """Posts that follow each other: "1-34"."""

    said: str
    url: str


@dataclass(frozen=True)
class Shown:
    """
    Args:
        by: the name; empty for visitors.
    """

    text: str
    language: str
    by: str
    written_at: datetime
    posts: list[DrawnOn]

    @property
    def is_long(self) -> bool:
        return len(self.text) > LONG


def shown(thread: Thread, *, names: bool) -> Shown | None:
    """The summary of a thread that came `with_summary`.

    Args:
        names: whether the reader sees names of members.
    """
    if not (summed_up := thread.summed_up):
        return None
    return Shown(
        text=summed_up["text"],
        language=summed_up["language"],
        by=summed_up["by"] if names else "",
        written_at=datetime.fromisoformat(summed_up["written_at"]),
        posts=[_drawn_on(thread, *pair) for pair in ranges(summed_up["numbers"])],
    )


def _drawn_on(thread: Thread, first: int, last: int) -> DrawnOn:
    said = f"{first}" if first == last else f"{first}–{last}"
    return DrawnOn(said, Post(thread=thread, number=first).get_absolute_url())
