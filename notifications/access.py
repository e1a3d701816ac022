"""Who may hear of what."""

from django.db.models import Exists, OuterRef, Q

from directory.access import is_admitted
from directory.models import Member, SeatTerm
from directory.models.members import SECRETARIAT
from forums.models import Forum


def readers(forum):
    """The members who may read a forum now, as a QuerySet.

    `Forum.objects.visible_to(member)` asked the other way round, for a thousand members at once;
    a test holds the two against each other.
    """
    if forum.audience == Forum.Audience.PUBLIC:
        return Member.objects.present()
    members = Member.objects.admitted()
    if forum.audience == Forum.Audience.MEMBERS:
        return members
    seated = Exists(SeatTerm.objects.current().filter(member=OuterRef("pk")))
    return members.filter(Q(role__in=SECRETARIAT) | seated)


def may_have_digest(member) -> bool:
    """Who has asked that their data be kept and not used is not mailed."""
    return is_admitted(member) and member.restricted_at is None
