"""Keeping a search, and letting it go."""

from django.db import transaction

from directory.models import Member
from forums.models import SavedSearch
from forums.models.searches import NARROWED
from network.lib.search.saving import MOST, NothingToFind, TooMany
from network.lib.search.wanted import read
from network.lib.written import through_scan


def save_search(*, member, words: str, **chosen) -> tuple[SavedSearch, bool]:
    """Tell the member with each digest what is new to a search; return it, and whether it is new.

    Args:
        chosen: ids of what narrows it down, by their names in NARROWED.

    Raises:
        Refused: the privacy scan found something in the words.
        TooMany: MOST are saved.
        NothingToFind: the words only leave things out, or are none.
    """
    words = through_scan("forums.SavedSearch.words", words).text
    if not read(words).groups:
        raise NothingToFind
    narrowed = {f"{name}_id": chosen.get(name) for name in NARROWED}
    with transaction.atomic():
        # Two presses at once are counted one after the other.
        Member.objects.select_for_update(of=("self",)).only("pk").get(pk=member.pk)
        own = SavedSearch.objects.of(member)
        if there := own.filter(words=words, **narrowed).first():
            return there, False
        if own.count() >= MOST:
            raise TooMany
        return SavedSearch.objects.create(member=member, words=words, **narrowed), True


def forget_search(*, search: SavedSearch) -> None:
    """Twice is once."""
    SavedSearch.objects.filter(pk=search.pk).delete()
