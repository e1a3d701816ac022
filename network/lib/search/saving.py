"""Searches that a member keeps: of threads and posts, and of colleagues. What both say."""

from collections.abc import Callable

from django.contrib import messages
from django.utils.translation import gettext as _

from network.lib.written import Refused

# A member keeps so many of a kind.
MOST = 20


class TooMany(Exception):
    """The member keeps as many searches as one can."""


class NothingToFind(ValueError):
    """Nothing in it is looked for."""


def tell(request, save: Callable[[], tuple[object, bool]], saved: str) -> None:
    """Save a search, and say what became of it.

    Args:
        save: returns the search, and whether it is new.
        saved: what is said of a new one.
    """
    try:
        _search, is_new = save()
    except Refused:
        messages.error(request, _("These words look like a personal number. Nothing was saved."))
    except TooMany:
        messages.error(request, _("You keep 20 searches already. Remove one in your settings."))
    except NothingToFind:
        messages.error(request, _("Say what to look for. Nothing was saved."))
    else:
        messages.success(request, saved if is_new else _("You have saved this search already."))
