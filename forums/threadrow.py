"""A thread in a list, as HTML: rendered once a process for all that it shows.

Whatever it shows is its key, so nothing is ever invalidated: other words, another reply or another
language are another row.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from django.template import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from directory.vocabularies import countries_by_code, priorities_by_id
from forums import bylines
from forums.models import Thread
from forums.models.kinds import Kind, Stage


class Chip(NamedTuple):
    """A priority, as far as it is shown."""

    slug: str
    icon: str
    label: str

    def __str__(self):
        return self.label


@dataclass(frozen=True)
class ThreadRow:
    """All that a row shows, as the reader's language says it.

    Args:
        first_unread: the post that the row leads to, None for the beginning.
        unread: None for visitors; 0 when all is read.
    """

    pk: int
    title: str
    english: str
    slug: str
    first_unread: int | None
    language: str
    kind: str
    priorities: tuple[Chip, ...]
    countries: tuple[str, ...]
    tags: tuple[str, ...]
    who: str
    leads: bool
    is_answered: bool
    stage: str
    is_closed: bool
    deadline: date | None
    is_past_deadline: bool
    replies: int
    at: datetime
    unread: int | None
    is_new: bool

    @property
    def url(self) -> str:
        where = f"?page=unread#post-{self.first_unread}" if self.first_unread else ""
        return Thread(pk=self.pk, slug=self.slug).get_absolute_url() + where

    @property
    def html(self) -> SafeString:
        return _html(self, get_language(), can_be_marked=False)

    @property
    def html_with_mark(self) -> SafeString:
        """With the button that marks it as read; the page has the form `marks`."""
        return _html(self, get_language(), can_be_marked=True)


class Unread(NamedTuple):
    """How many posts of a thread somebody has not read, and the number of the first."""

    count: int
    first: int


def shown(
    thread: Thread, *, names: bool, unread: Unread | None = None, is_new: bool = False
) -> ThreadRow:
    """Gather what the row of a thread shows. No query.

    Args:
        thread: `with_labels` and `with_author`.
        names: whether who reads it sees who wrote.
        unread: None for visitors.
        is_new: nothing of it has been read.
    """
    about = [priorities_by_id().get(pk) for pk in thread.priority_ids]
    countries = [countries_by_code().get(code) for code in thread.country_codes]
    is_begun = unread and unread.count and not is_new
    who = (bylines.in_a_list if names else bylines.country)(thread.author)
    return ThreadRow(
        pk=thread.pk,
        title=thread.title,
        english=thread.english,
        slug=thread.slug,
        first_unread=unread.first if is_begun else None,
        language=thread.language_id,
        kind="" if thread.kind == Kind.DISCUSSION else str(Kind(thread.kind).label),
        priorities=tuple(Chip(one.slug, one.icon, str(one)) for one in about if one),
        countries=tuple(str(country) for country in countries if country),
        tags=tuple(thread.tag_names),
        who=who,
        leads=getattr(thread, "leads", False),
        is_answered=thread.answer_id is not None,
        stage="" if thread.stage == Stage.OPEN else str(Stage(thread.stage).label),
        is_closed=thread.is_locked,
        deadline=thread.deadline,
        is_past_deadline=thread.is_past_deadline,
        replies=thread.reply_count,
        at=thread.last_post_at,
        unread=unread and unread.count,
        is_new=is_new,
    )


# Some of the lists that are read just now: a row takes about two kilobytes.
@lru_cache(maxsize=4096)
def _html(row: ThreadRow, language: str, *, can_be_marked: bool) -> SafeString:
    template = get_template("forums/_thread_row.html").template
    return template.render(Context({"row": row, "mark": can_be_marked}))
