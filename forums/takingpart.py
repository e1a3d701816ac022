"""Who takes part in a thread, as HTML: drawn once a process for all that the list shows."""

from functools import lru_cache
from typing import NamedTuple

from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from forums.models import Thread


class Person(NamedTuple):
    """One who wrote there.

    Args:
        closed: whether no page of theirs is open.
    """

    handle: str
    name: str
    country: str | None
    posts: int
    closed: bool


def people(thread: Thread) -> SafeString:
    """The list of a thread `with_participants`."""
    shown = (Person(**one | {"closed": bool(one["closed"])}) for one in thread.people)
    return _drawn(tuple(shown), get_language())


@lru_cache(maxsize=1024)
def _drawn(shown: tuple[Person, ...], language: str) -> SafeString:
    return get_template("forums/_taking_part.html").render({"people": shown})
