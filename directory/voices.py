"""Voices: who wrote to a mailing list and is no member. Their posts stand under a role.

A voice is a row as an erased member's is: nobody signs in with it, and no list, search, mention,
mail or count of members has it. It has no name and no address.
"""

import secrets

from django.contrib.auth.hashers import make_password
from django.db.models import F
from django.utils import timezone

from directory import unnamed
from directory.exports.member import FORMER
from directory.models import Member
from network.lib.languages import sort_key

# Nobody can show that such an address is theirs (RFC 2606).
HOST = "@archive.invalid"
# Kept in English in the row, so that every list has it; posts translate it.
NAME = "A colleague from the mailing list ({number})"


def make(number: int) -> Member:
    """Make a voice, in the caller's transaction.

    Args:
        number: tells the voices of one conversation apart.
    """
    now, name = timezone.now(), NAME.format(number=number)
    return Member.objects.create(
        email=f"{number}{HOST}",
        handle=f"voice-{secrets.token_hex(8)}",
        name=name,
        sort_key=sort_key(name),
        password=make_password(None),
        is_active=False,
        closed_at=now,
        left_at=now,
    )


def number_of(member) -> int | None:
    """Which voice it is; None for everybody else."""
    if not member.email.endswith(HOST):
        return None
    return int(member.email.removesuffix(HOST))


def has_left(member) -> bool:
    """Whether somebody has left whose words they were; a voice has not, it never came.

    Who asks without a name has, once nobody can tell any more who it was.
    """
    if unnamed.is_voice(member):
        return unnamed.person_behind(member) is None
    return member.left_at is not None and number_of(member) is None


def silence(member: Member) -> None:
    """Somebody behind a voice has asked for erasure: from now on it is a former member."""
    Member.objects.filter(pk=member.pk).update(
        email=f"left-{member.pk}@left.invalid",
        name=FORMER,
        sort_key=sort_key(FORMER),
        face_version=F("face_version") + 1,
    )
