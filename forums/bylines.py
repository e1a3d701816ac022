"""Who wrote something, in one line, where no page is: in a list, in a feed, on a paper."""

from django.utils.translation import gettext as _

from directory import unnamed, voices
from directory.vocabularies import countries_by_code


def who(author, *, names: bool) -> str:
    """As at the head of a post.

    Args:
        author: with sector.
        names: whether who reads it sees who wrote what; visitors do not.
    """
    is_voice = voices.number_of(author) is not None or unnamed.is_voice(author)
    if author.left_at and not is_voice:
        return ", ".join(
            filter(None, [called(author), author.face.sector and str(author.face.sector)])
        )
    if names or is_voice:
        return called(author)
    return _("A colleague, %(sector)s") % {"sector": author.face.sector or "–"}


def called(author) -> str:
    """A member's name, or what is said of who has none here, in the language of the page."""
    if (number := voices.number_of(author)) is not None:
        return _("A colleague from the mailing list (%(voice)s)") % {"voice": number}
    if unnamed.is_voice(author):
        return unnamed.called(author)
    return _("Former member") if author.left_at else author.name


def in_a_list(author, *, names: bool = True) -> str:
    """Who, organisation, country.

    Args:
        author: with organisation for members, with sector for visitors.
    """
    said = called(author) if names else who(author, names=False)
    at = author.face.organisation if names and not author.left_at else ""
    return ", ".join(str(part) for part in (said, at, country(author)) if part)


def country(author) -> str:
    """Where all members may see it. No query: the countries are known."""
    there = countries_by_code().get(author.country_id) if author.face.sees("country") else None
    return str(there or "")
