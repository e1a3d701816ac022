"""Who may hear of what."""

from directory.access import is_admitted


def may_have_digest(member) -> bool:
    """Who has asked that their data be kept and not used is not mailed."""
    return is_admitted(member) and member.restricted_at is None
