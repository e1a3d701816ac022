"""Keeping a search of the directory, telling once of whom it finds anew, and letting it go."""

from django.db import transaction
from django.http import Http404, QueryDict

from directory.finding import find
from directory.models import Member, SavedDirectorySearch
from directory.models.counted import Counted
from directory.models.facet_bits import CHUNK
from directory.searching import Asked
from network.lib.search.saving import MOST, NothingToFind, TooMany
from network.lib.written import through_scan


def save_directory_search(*, member, asked: Asked) -> tuple[SavedDirectorySearch, bool]:
    """Tell the member with each digest whom it finds from now on; return it, and whether it is new.

    Raises:
        Refused: the privacy scan found something in the words.
        TooMany: MOST are saved.
        NothingToFind: nothing is asked for.
    """
    through_scan("directory.SavedDirectorySearch.query", asked.typed)
    if asked.is_empty:
        raise NothingToFind
    with transaction.atomic():
        # Two presses at once are counted one after the other.
        Member.objects.select_for_update(of=("self",)).only("pk").get(pk=member.pk)
        own = SavedDirectorySearch.objects.of(member)
        if there := own.filter(query=asked.query).first():
            return there, False
        if own.count() >= MOST:
            raise TooMany
        known = _kept(_found(member, asked))
        return own.create(member=member, query=asked.query, known=known), True


def forget_directory_search(*, search: SavedDirectorySearch) -> None:
    """Twice is once."""
    SavedDirectorySearch.objects.filter(pk=search.pk).delete()


def take_new(*, search: SavedDirectorySearch, most: int) -> list[int]:
    """Whom it finds that it did not find before; from now on they are known.

    In the transaction that tells of them.

    Args:
        most: of so many at a time; the others are known too, since the list shows them.
    """
    asked = read_again(search)
    if asked is None:
        return []
    now = _found(search.member, asked)
    new = now.but_for(_members(search.known))
    SavedDirectorySearch.objects.filter(pk=search.pk).update(known=_kept(now))
    return new.members[-most:]


def still_found(search: SavedDirectorySearch, members: list[int]) -> list[int]:
    """Which of these it still finds, as its owner may know it now."""
    asked = read_again(search)
    return _found(search.member, asked).among(members).members if asked else []


def read_again(search: SavedDirectorySearch) -> Asked | None:
    """What it asks for; None when a choice of it is not there any more."""
    try:
        return Asked(QueryDict(search.query))
    except Http404:
        return None


def _found(member, asked: Asked) -> Counted:
    return find(member, asked.wanted, asked.facets, 0, 0).counted


def _kept(counted: Counted) -> dict[str, str]:
    return {str(chunk): f"{int(bits, 2):x}" for chunk, bits in counted.bits.items()}


def _members(known: dict[str, str]) -> list[int]:
    bits = {int(chunk): f"{int(digits, 16):0{CHUNK}b}" for chunk, digits in known.items()}
    return Counted(bits=bits).members
