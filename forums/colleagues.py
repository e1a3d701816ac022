"""Colleagues who are offered to somebody who writes "@"."""

from directory.models import Member
from forums.access import readers
from forums.models import Forum

# As many as fit under a line of text.
MOST = 8
# With one letter nearly everybody would be meant.
LEAST_TYPED = 2


def offered(member, forum: Forum, typed: str) -> list[Member]:
    """Colleagues who may read a forum, by the beginning of a name or handle. One query.

    Who is offered is linked and told when it is sent: forums/actions/mentioning.py asks the same.

    Args:
        member: who writes, and is not offered.
        forum: where the words will stand. Who asks there without a name has no line of their own.
        typed: what stands behind the "@".
    """
    if len(typed) < LEAST_TYPED:
        return []
    found = readers(forum).mentionable().begins(typed).exclude(pk=member.pk)
    return list(found.with_card().by_name()[:MOST])
