"""Moderators and what they work on, as the secretariat lists them."""

from collections import defaultdict
from dataclasses import dataclass

from directory.models import Member
from moderation.access import MODERATES
from moderation.models import ModeratorScope
from network.lib.ports import forum_titles


@dataclass(frozen=True)
class Theirs:
    """One forum, country or language."""

    pk: int
    words: str


@dataclass(frozen=True)
class Line:
    """A moderator; without any of theirs: everything."""

    member: Member
    theirs: tuple[Theirs, ...]


def lines() -> list[Line]:
    """Three queries, however many moderators."""
    titles = {pk: title for names in forum_titles for pk, title in names().items()}
    theirs = defaultdict(list)
    for scope in ModeratorScope.objects.select_related("country", "language").order_by("pk"):
        theirs[scope.member_id].append(Theirs(scope.pk, _words(scope, titles)))
    moderators = Member.objects.admitted().filter(role__in=MODERATES).by_name()
    return [Line(member, tuple(theirs[member.pk])) for member in moderators]


def _words(scope: ModeratorScope, titles: dict[int, str]) -> str:
    if scope.country:
        return str(scope.country)
    return scope.language.native if scope.language else titles.get(scope.forum, "–")
