"""Which office to ask in another country."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_GET

from directory import access, narrowing
from directory.forms.narrowing import ContactPointNarrowing
from directory.models import ContactPoint
from network.lib import pages

A_PAGE = 30


@login_required
@require_GET
@access.for_colleagues
def contact_points(request):
    """Cards of one country, one function or both; before that, what there is to choose."""
    form = ContactPointNarrowing(request.GET)
    points, chosen = ContactPoint.objects.open(), form.chosen
    rows = [
        narrowing.Some(n, {"function": function, "country": country})
        for function, country, n in points.counted()
    ]
    total = narrowing.total(rows, chosen)
    # Before something is chosen, no card is shown.
    shown = total if chosen else 0
    page = pages.asked(request, shown, size=A_PAGE, filters=tuple(chosen.items()))
    found = page.of(narrowed(points, chosen).with_card().in_order())
    form.say_how_many(rows)
    context = {
        "form": form,
        "points": found if chosen else [],
        "total": total,
        "chosen": chosen,
        "ways_in": [] if chosen else _ways_in(form),
        "page": page,
    }
    return render(request, "directory/contact_points.html", context)


def narrowed(points, chosen: dict):
    """Apply the filters that were chosen."""
    if country := chosen.get("country"):
        points = points.in_country(country)
    if function := chosen.get("function"):
        points = points.in_function(function)
    return points


def _ways_in(form) -> list[tuple[str, str, list]]:
    """What there is, to be pressed: (facet, its label, [(value, words)])."""
    return [
        (name, form.fields[name].label, form.fields[name].choices[1:])
        for name in ("function", "country")
    ]
