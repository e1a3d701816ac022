"""Voices: who wrote to a mailing list and is no member. Their posts stand under a role.

A voice is a row as an erased member's is: nobody signs in with it, and no list, search, mention,
mail or count of members has it. It has no name and no address.
"""

import secrets

from django.contrib.auth.hashers import make_password
from django.utils import timezone

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
