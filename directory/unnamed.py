"""Asking without a name: the voice that stands at a question, and who is behind it.

A voice is a row as an erased member's is: nobody signs in with it, and no list, search, mention,
mail or count of members has it. Everything that says who wrote something points at the voice, so
no page, push, mail or copy of others can tell the name; only directory/models/unnamed.py knows it.
"""

import secrets

from django.contrib.auth.hashers import make_password
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from directory.models import Member, Unnamed
from network.lib.languages import sort_key

# Nobody can show that such an address is theirs (RFC 2606).
HOST = "@unnamed.invalid"
# What is shown is shared by so many colleagues at least. Source: domain model, small numbers.
FEWEST = 5
ANYBODY = gettext_noop("A member")
# By the group of their sector. Kept in English in the row, so that every list has it; pages
# translate it.
NAMES = {
    "ministries": gettext_noop("An official"),
    "justice-and-order": gettext_noop("A colleague in justice or the police"),
    "services": gettext_noop("A practitioner"),
    "independent": gettext_noop("A colleague in an independent institution"),
    "civil-society": gettext_noop("A colleague in civil society"),
    "academia": gettext_noop("A researcher"),
    "private-sector": gettext_noop("A colleague in the private sector"),
    "intergovernmental": gettext_noop("A colleague in an international organisation"),
}


def make(*, member: Member, readers, forum: int, language: str) -> Member:
    """Make a voice for a member, in the caller's transaction. What it shows is said now, for good:
    a later change of the member's would tell who it is.

    Args:
        readers: a QuerySet of those who may read there: among them it must not stand out.
        forum: the number of the forum.
        language: the code of the language they write in.
    """
    name, country = shown(member, readers)
    now = timezone.now()
    voice = Member.objects.create(
        email=f"{secrets.token_hex(8)}{HOST}",
        handle=f"voice-{secrets.token_hex(8)}",
        name=name,
        sort_key=sort_key(name),
        country_id=country,
        password=make_password(None),
        is_active=False,
        closed_at=now,
        left_at=now,
    )
    Unnamed.objects.create(voice=voice, member=member, forum=forum, language_id=language)
    return voice


def shown(member: Member, readers) -> tuple[str, str | None]:
    """(name, country) that a voice of the member shows: as much as it shares with enough others.

    Two queries at most.
    """
    near, face = readers.in_use(), member.face
    # What members do not see of them, a voice does not say.
    country, sector = face.country and face.country.pk, face.sector
    if face.sees("country"):
        near = near.filter(country=country)
    if sector and _are_enough(near.filter(sector__group=sector.group)):
        return NAMES.get(sector.group, ANYBODY), country
    return ANYBODY, country if _are_enough(near) else None


def _are_enough(members) -> bool:
    return members.order_by()[:FEWEST].count() == FEWEST


def is_voice(member) -> bool:
    """Whether it is no member, but how one is shown who asks without a name."""
    return member.email.endswith(HOST)


def called(member) -> str:
    """A member's name; of a voice what it is called, in the language of the page."""
    return gettext(member.name) if is_voice(member) else member.name


def person_behind(member: Member | None) -> Member | None:
    """Who it is; themselves for who writes with a name; None where nobody can tell any more."""
    if member is None or not is_voice(member):
        return member
    found = Unnamed.objects.behind(member.pk).select_related("member").first()
    return found and found.member


def person_number(author_id: int | None) -> int | None:
    """The same by numbers; that of the voice where nobody can tell any more."""
    found = Unnamed.objects.behind(author_id).values_list("member", flat=True).first()
    return found or author_id
