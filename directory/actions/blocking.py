"""Wanting no words from somebody, and again."""

from directory.models import Block


def block(*, member, whom) -> Block:
    """Nothing `whom` writes is brought to the member any more. A second time changes nothing."""
    made, _is_new = Block.objects.get_or_create(member=member, blocked=whom)
    return made


def unblock(*, member, whom) -> None:
    Block.objects.filter(member=member, blocked=whom).delete()
