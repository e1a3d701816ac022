"""What may be quoted where: in its thread always, in another one where its words may leave it."""

from forums.models import Forum, Post, Thread
from forums.models.sensitivity import Way, may_leave

Audience = Forum.Audience
# Everybody who reads the second reads the first as well.
WITHIN = {(Audience.PUBLIC, audience) for audience in Audience}
WITHIN |= {(Audience.MEMBERS, audience) for audience in Audience if audience != Audience.PUBLIC}


def may_quote(thread: Thread, place) -> bool:
    """Whether words of a thread may stand in a place. Its forum is at hand.

    Args:
        place: a thread, a post of it, or the forum of a thread that is still to be started.
    """
    there = place.thread if isinstance(place, Post) else place
    if isinstance(there, Thread) and there.pk == thread.pk:
        return True
    return may_leave(thread, Way.QUOTE) and all_read(thread.forum, forum_of(place))


def forum_of(place) -> Forum:
    """The forum of a thread or of a post; or itself."""
    there = place.thread if isinstance(place, Post) else place
    return there if isinstance(there, Forum) else there.forum


def all_read(quoted: Forum, forum: Forum) -> bool:
    """Whether all who read a forum may read the quoted one."""
    return quoted.pk == forum.pk or (quoted.audience, forum.audience) in WITHIN
