"""What a moderator works on, given by the secretariat."""

from django.db import IntegrityError, transaction

from moderation import access
from moderation.models import ModeratorScope
from network.lib.audit import audit


class MayNot(Exception):
    """This member may not give it, or that one is no moderator."""


def give_scope(*, member, by, forum=None, country=None, language=None) -> ModeratorScope:
    """Add one forum, country or language to what a moderator works on.

    The first one narrows it down: until then it was everything.

    Args:
        forum: its id.

    Raises:
        MayNot: nobody gives it to oneself, or to who does not moderate.
        ValueError: not exactly one thing.
    """
    if not access.may_give_scope(by, member):
        raise MayNot
    given = {"forum": forum, "country": country, "language": language}
    if sum(value is not None for value in given.values()) != 1:
        raise ValueError("a scope is one forum, one country or one language")
    try:
        with transaction.atomic():
            scope = ModeratorScope.objects.create(member=member, **given)
            audit("scope_given", actor=by, subject=member, **_named(scope))
    except IntegrityError:  # it was theirs before
        scope = ModeratorScope.objects.get(member=member, **given)
    return scope


def take_scope(*, scope: ModeratorScope, by) -> None:
    """Take one away. Without any they work on everything again.

    Raises:
        MayNot: nobody does so for oneself.
    """
    if not access.may_give_scope(by, scope.member):
        raise MayNot
    with transaction.atomic():
        audit("scope_taken", actor=by, subject=scope.member, **_named(scope))
        scope.delete()


def _named(scope: ModeratorScope) -> dict:
    named = {"forum": scope.forum, "country": scope.country_id, "language": scope.language_id}
    return {name: value for name, value in named.items() if value is not None}
