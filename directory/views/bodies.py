"""Bodies and their seats, for everybody; who sits there, for members."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from directory import access, sitting
from directory.models import Body, Mandate, Seat
from network.lib.ports import seat_record


@require_GET
def body(request, slug):
    """Who sits on it for which party, who chairs it, and what it was asked to do."""
    shown = get_object_or_404(Body, pk=slug)
    lines = sitting.lines(Seat.objects.filter(body=shown), request.user)
    context = {
        "body": shown,
        "lines": [line for line in lines if sitting.sits(line)],
        "left": [line for line in lines if not sitting.sits(line)],
        "years": sitting.years(shown, request.user),
        "mandates": _mandates(shown),
        "may_know": access.may_know_who_sits(request.user),
    }
    return render(request, "directory/body.html", context)


@require_GET
def seat(request, pk):
    """One seat: its terms, its mandate, and what was written for it that the reader may read."""
    found = Seat.objects.filter(pk=pk)
    shown = get_object_or_404(found.select_related("party", "body"))
    [line] = sitting.lines(found, request.user)
    context = {
        "seat": shown,
        "line": line,
        "mandates": [mandate for mandate in _mandates(shown.body) if mandate.in_use],
        "may_know": access.may_know_who_sits(request.user),
        "sections": [section(request.user, shown) for section in seat_record],
    }
    return render(request, "directory/seat.html", context)


def _mandates(shown: Body):
    """The one in use first, then the latest."""
    found = Mandate.objects.filter(body=shown).prefetch_related("priorities")
    return found.order_by("-in_use", "-starts", "slug")
