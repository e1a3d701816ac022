"""A decision that a page of another app carries out: it came from a matter, and goes back there."""

from django.urls import reverse

from moderation import access
from moderation.actions.decisions import decide
from moderation.models import Matter
from network.lib.pages import whole_number


def matter_behind(request, row) -> Matter | None:
    """The matter of the member's desk that the page was opened from, if it is about this row."""
    number = whole_number(request.GET.get("matter"), 0)
    matters = access.matters_of_desk(request.user).open()
    return matters.about(row._meta.label_lower, row.pk).filter(pk=number).first()


def carry_out(request, matter: Matter | None, *, kind: str, ground, act) -> None:
    """Do the act, as the decision on a matter if there is one.

    Raises:
        What `decide` raises, and the act.
    """
    if matter is None:
        act()
        return
    seen = whole_number(request.GET.get("seen"), 0)
    decide(matter=matter, by=request.user, kind=kind, ground=ground, seen=seen, act=act)


def back_to(matter: Matter) -> str:
    """The address of the matter on the desk."""
    return reverse("desk_matter", args=[matter.pk])
