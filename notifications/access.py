"""Who may hear of what."""

from directory.access import is_admitted


def may_have_digest(member) -> bool:
    return is_admitted(member)
