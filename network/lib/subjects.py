"""Things that can be reported, shown as a card and decided upon, whichever app they belong to.

An address names one as "forums.post-42". What the reader may not see is as if it were not there.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Model, QuerySet
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.functional import Promise

from network.lib.ports import subjects


@dataclass(frozen=True)
class Place:
    """Where a thing stands, as far as the desk is divided by it.

    Args:
        forum: its id.
        language: its code.
        party: code of the party its author sits for, when it stands in a forum for seats.
    """

    forum: int | None = None
    language: str | None = None
    party: str | None = None


@dataclass(frozen=True)
class Desk:
    """What moderators see of a kind of thing, and what they may do with it.

    Args:
        place: (thing) -> Place.
        version: (thing) -> int: another number means that the words are others.
        is_hidden: (thing) -> whether a moderator has taken it out of sight.
        around: (thing, viewer) -> (fragment, context): the thing in its surroundings.
        is_private: its page is for others than moderators, who read it at the desk.
        hides: whether `hide` and `restore` do anything.
        field: "app.Model.field" that `mend` writes.
        mend: (thing, words, by) -> None: words that its author has mended, as cleaned HTML, in its
            place and in sight. None: it cannot be returned.
        redact_at: (thing) -> address of the page that takes words out.
        called: (reader, words, id) -> condition: whether the thing with that id, an expression, has
            a title with the words that the reader may see. None: it has no title.
        answer: (thing, member, data=None) -> the form by which the secretariat decides on it, a
            network.lib.answers.AnswerForm; None when this member may not, or not now.
        close, reopen: (thing, by, reason) -> None: nobody answers to it, or again.
    """

    place: Callable[[Any], Place] = lambda row: Place()
    version: Callable[[Any], int] = lambda row: 0
    is_hidden: Callable[[Any], bool] = lambda row: False
    around: Callable[[Any, Any], tuple[str, dict]] | None = None
    is_private: bool = False
    hides: bool = True
    field: str = ""
    mend: Callable[..., None] | None = None
    redact_at: Callable[[Any], str] | None = None
    called: Callable[..., Any] | None = None
    answer: Callable[..., Any] | None = None
    close: Callable[..., None] | None = None
    reopen: Callable[..., None] | None = None


@dataclass(frozen=True)
class Subject:
    """One kind of thing.

    Args:
        name: its model, "forums.post".
        label: what a person calls it ("A post").
        visible_to: (reader) -> QuerySet of those the reader may see now; visitors, too.
        every: () -> QuerySet of all of them, for who has to decide.
        card: (thing) -> one translated line that says which it is, without a member's words.
        url: (thing) -> where it stands.
        by: (thing) -> id of the member whose words they are.
        country: (thing) -> the code of that member's country, None when it is not known.
        at: (match, fragment) -> its number when the address of a page is its own, else None.
        hide: (thing, by, country, reason) -> bool: out of everybody's sight, in the caller's
            transaction; whether there was anything to hide. What is taken out may be opened by
            the responders of the country. `by` is None for a visitor.
        restore: (thing, by, reason) -> None: back again as it was.
        desk: what moderators see of it and do with it.
    """

    name: str
    label: str | Promise
    visible_to: Callable[[Any], QuerySet]
    every: Callable[[], QuerySet]
    card: Callable[[Model], str]
    url: Callable[[Model], str]
    by: Callable[[Model], int | None]
    country: Callable[[Model], str | None]
    at: Callable[[ResolverMatch, str], int | None]
    hide: Callable[..., bool]
    restore: Callable[..., None]
    desk: Desk = field(default_factory=Desk)


@dataclass(frozen=True)
class Thing:
    """One row, and what kind of thing it is."""

    subject: Subject
    row: Model


def asked_for(reader, word: str) -> Thing | None:
    """The thing that "forums.post-42" names, if the reader may see it. At most two queries."""
    name, _, number = word.rpartition("-")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    return _found(_called(name), reader, int(number))


def linked(reader, link: str) -> Thing | None:
    """The thing a pasted link of ours leads to, if the reader may see it."""
    try:
        parts = urlsplit(link.strip())
        match = resolve(parts.path)
    except (ValueError, Resolver404):
        return None
    if parts.netloc and parts.netloc != urlsplit(settings.HAVN_URL).netloc:
        return None
    for subject in subjects:
        if number := subject.at(match, parts.fragment):
            return _found(subject, reader, number)
    return None


def kept(name: str, number: int | None) -> Thing | None:
    """A thing by its model and number, whoever may see it; None when it is gone."""
    subject = _called(name)
    row = subject.every().filter(pk=number).first() if subject else None
    return Thing(subject, row) if row else None


def many(wanted: set[tuple[str, int]], *, reader=None) -> dict[tuple[str, int], Thing]:
    """Things by (model, number); those that are gone lack. One query a kind.

    Args:
        wanted: {(model, number)}.
        reader: who must see them now; None for who has to decide, whoever may see them.
    """
    found = {}
    for subject in subjects:
        if ids := [number for name, number in wanted if name == subject.name]:
            rows = (subject.visible_to(reader) if reader else subject.every()).filter(pk__in=ids)
            found |= {(subject.name, row.pk): Thing(subject, row) for row in rows}
    return found


def label(name: str) -> str:
    """What a person calls a kind of thing."""
    subject = _called(name)
    return str(subject.label) if subject else ""


def _called(name: str) -> Subject | None:
    return next((subject for subject in subjects if subject.name == name), None)


def _found(subject: Subject | None, reader, number: int) -> Thing | None:
    row = subject.visible_to(reader).filter(pk=number).first() if subject else None
    return Thing(subject, row) if row else None
