"""The forums that are open to who asks for a page: one query a request."""

from dataclasses import dataclass, replace

from directory.access import is_admitted, is_secretariat
from forums.models import Forum
from network.lib.kept import Kept


@dataclass(frozen=True)
class Reader:
    """A member as far as reading asks. All but the pk decides how the SQL reads."""

    is_authenticated: bool
    is_admitted: bool
    is_secretariat: bool
    pk: int | None = None

    @classmethod
    def of(cls, pk: int | None) -> "Reader":
        """As far as their own marks are asked for; not for what is open to them."""
        return cls(is_authenticated=pk is not None, is_admitted=False, is_secretariat=False, pk=pk)


def reader(member) -> Reader:
    return Reader(member.is_authenticated, is_admitted(member), is_secretariat(member))


def without_office(member) -> Reader:
    """The member as if the work for the secretariat opened no door."""
    return replace(reader(member), pk=member.pk, is_secretariat=False)


def read_by(member):
    """Ids of the forums that a member or a visitor may read, as a QuerySet."""
    who = replace(reader(member), pk=member.pk)
    return Forum.objects.visible_to(who).values("pk")


def forums(request) -> list[Forum]:
    """The forums this request's member may read, in order: one query a request."""
    if not hasattr(request, "visible_forums"):
        found = _forums(reader(request.user), **member_id(request.user))
        request.visible_forums = _with_those_under(found)
    return request.visible_forums


def _with_those_under(found: list[Forum]) -> list[Forum]:
    """Each forum with those listed under it behind it. Whose parent is not open stands alone."""
    open_ids = {forum.pk for forum in found}
    for forum in found:
        forum.is_under = forum.parent_id in open_ids
    ordered = []
    for forum in found:
        if not forum.is_under:
            ordered += [forum, *(one for one in found if one.parent_id == forum.pk)]
    return ordered


def member_id(member) -> dict[str, int]:
    """The member as a value of a kept read; a visitor is none."""
    return {"member_id": member.pk} if member.is_authenticated else {}


@Kept
def _forums(reader, member_id=None):
    reader = replace(reader, pk=member_id)
    forums = Forum.objects.visible_to(reader).in_order()
    return forums.with_read_until(reader) if reader.is_authenticated else forums


def forum_ids(request) -> list[int]:
    return [forum.pk for forum in forums(request)]
