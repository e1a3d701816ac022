"""What may leave Havn: one table, asked of a thread, of a forum, and in a query.

A thread is never laxer than its forum: it goes out only where both let it. So a change of the
forum holds for all its threads at once, and nothing is counted anew.
"""

from enum import Enum, auto

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forums.models.audience import Audience


class Sensitivity(models.TextChoices):
    """From what lets out most to what lets out least."""

    OPEN = "open", _("Open")
    MEMBERS = "members", _("Members")
    TITLES_ONLY = "titles-only", _("Titles only")
    NO_RECORD = "no-record", _("No record")


class Way(Enum):
    """A way out. Reading on the site is none, nor is a paper, nor a copy of one's own words."""

    # The title alone: in a mail, a feed, a list for search engines, a preview elsewhere.
    TITLE = auto()
    # Words and names in a mail.
    MAIL = auto()
    # Words and names in a feed, which programs of others fetch.
    FEED = auto()
    # The words around a hit, in a list of results.
    SEARCH_EXCERPT = auto()
    # Words of it in another thread.
    QUOTE = auto()
    # A file with others' words.
    EXPORT = auto()
    # What was said in a live thread, as a document.
    TRANSCRIPT = auto()


LETS_OUT = {
    Sensitivity.OPEN: frozenset(Way),
    Sensitivity.MEMBERS: frozenset(Way) - {Way.FEED},
    Sensitivity.TITLES_ONLY: frozenset({Way.TITLE}),
    Sensitivity.NO_RECORD: frozenset(),
}
# Words for few readers are not sent anywhere, whatever the forum's sensitivity.
FEW = (Audience.SEATS, Audience.NAMED)
NEVER_OF_FEW = frozenset({Way.MAIL, Way.FEED})


def forum_lets_out(forum, way: Way) -> bool:
    """Whether the forum lets its threads go this way, if they do not hold back by themselves."""
    if way in NEVER_OF_FEW and forum.audience in FEW:
        return False
    return way in LETS_OUT[Sensitivity(forum.sensitivity)]


def may_leave(thread, way: Way) -> bool:
    """Whether a thread may go this way. Its forum is at hand: no query."""
    own = thread.sensitivity
    return forum_lets_out(thread.forum, way) and (not own or way in LETS_OUT[Sensitivity(own)])


def may_leave_by(way: Way) -> Q:
    """The same as `may_leave`, as a condition on Thread."""
    letting = [level for level in Sensitivity if way in LETS_OUT[level]]
    own = Q(sensitivity="") | Q(sensitivity__in=letting)
    found = Q(forum__sensitivity__in=letting) & own
    return found & ~Q(forum__audience__in=FEW) if way in NEVER_OF_FEW else found


def stricter(one: str, other: str) -> Sensitivity:
    """The one of the two that lets out less; an empty one counts for nothing."""
    order = list(Sensitivity)
    return max((Sensitivity(level) for level in (one, other) if level), key=order.index)


def stricter_than(level: str) -> list[Sensitivity]:
    """Those that let out less."""
    order = list(Sensitivity)
    return order[order.index(Sensitivity(level)) + 1 :]


class Leaves(models.TextChoices):
    WORDS = "words", _("Mails carry the title, who wrote, and the first words.")
    TITLE = "title", _("Mails carry the title, and neither words nor names.")
    NOTHING = "nothing", _("Mails say that there is something new, and not even the title.")


def by_mail(lets_out) -> Leaves:
    """What of a thread a mail may carry.

    Args:
        lets_out: (way) -> bool, of the thread or of its forum.
    """
    if lets_out(Way.MAIL):
        return Leaves.WORDS
    return Leaves.TITLE if lets_out(Way.TITLE) else Leaves.NOTHING
