"""What a community of N thousand posts looks like: the same on any day, up to that day."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

# Made rows live far above what sequences reach, so they never meet those of people.
OFFSET = 1_000_000_000
SPAN = timedelta(days=730)
MEMBERS_PER_THOUSAND = 100
# Posts of ordinary threads, in turn: most are short, the mean is about 20.
LENGTHS = (1, 4, 7, 2, 12, 25, 9, 40, 3, 16, 60, 61)

SENTENCES = (
    "We tried this for two terms in three schools.",
    "The form has one page and nobody has asked for a second.",
    "Our prosecutor wants the recording before the meeting, not after it.",
    "In the municipality next door they do it the other way round.",
    "What helped most was a fixed hour each week for the phone calls.",
    "Parents come when there is food and somebody who speaks their language.",
    "The inspection asked for it in writing, so we wrote it down.",
    "It costs half a post and saves about two days a month.",
    "We stopped after a year because nobody read the reports.",
    "The guardian is told first, then the school, then everybody else.",
    "How do you count attendance when people join by video?",
    "Our guideline says five working days; in practice it is eight.",
    "I would start with the waiting room and leave the forms for later.",
    "The training is two days, with a follow-up after three months.",
    "Could you say who signs the agreement on your side?",
    "We use the same checklist in the night shift.",
)


@dataclass(frozen=True)
class PostRow:
    id: int
    number: int
    author: int
    html: str
    at: datetime


@dataclass
class ThreadRow:
    id: int
    forum: int  # which of the forums, from 0
    author: int
    priority: int  # which of the priorities, from 0
    title: str
    posts: list[PostRow] = field(default_factory=list)


def this_morning() -> datetime:
    return datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


@dataclass(frozen=True)
class Shape:
    """A community of `thousands` × 1,000 posts.

    Args:
        newest: nothing in it is later. What happened lately is read otherwise than what is old, so
            it goes up to the day it is written.
    """

    thousands: int
    newest: datetime = field(default_factory=this_morning)

    @property
    def posts(self) -> int:
        return self.thousands * 1000

    @property
    def members(self) -> int:
        return self.thousands * MEMBERS_PER_THOUSAND

    @property
    def longest(self) -> int:
        """One long thread: a fiftieth of all posts, ten thousand at the most."""
        return min(10_000, self.posts // 50)

    def lengths(self) -> list[int]:
        """How many posts each thread has: the long one, then ordinary ones."""
        found, left, turn = [self.longest], self.posts - self.longest, 0
        while left > 0:
            found.append(min(left, LENGTHS[turn % len(LENGTHS)]))
            left -= found[-1]
            turn += 1
        return found

    def threads(self, forums: int, priorities: int) -> Iterator[ThreadRow]:
        """Every thread with its posts, one at a time."""
        first_post = OFFSET
        lengths = self.lengths()
        for index, length in enumerate(lengths):
            chance = random.Random(index)  # noqa: S311  repeatable, not secret
            started = self.newest - SPAN * ((len(lengths) - index) / len(lengths))
            yield self._thread(index, length, first_post, started, chance, forums, priorities)
            first_post += length

    def _thread(self, index, length, first_post, started, chance, forums, priorities):
        # A dozen people at the most talk in an ordinary thread, a few hundred in the long one.
        circle = [self._member(chance) for _ in range(min(12, length) if index else 300)]
        thread = ThreadRow(
            id=OFFSET + index,
            forum=index % forums,
            author=circle[0],
            priority=index % priorities,
            title=f"{chance.choice(SENTENCES)[:110]} ({index})",
        )
        step = (self.newest - started) / (length + 1)
        for place in range(length):
            author = circle[0] if place == 0 else chance.choice(circle)
            said = " ".join(chance.sample(SENTENCES, chance.randint(2, 7)))
            thread.posts.append(
                PostRow(
                    first_post + place, place + 1, author, f"<p>{said}</p>", started + step * place
                )
            )
        return thread

    def _member(self, chance) -> int:
        return OFFSET + chance.randrange(self.members)
