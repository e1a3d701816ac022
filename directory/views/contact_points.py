"""Which office to ask in another country."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from directory import access, narrowing
from directory.forms.narrowing import ContactPointNarrowing
from directory.models import ContactPoint
from network.lib.pages import Page, page_number

A_PAGE = 30


@login_required
@require_GET
def contact_points(request):
    """Cards of one country, one function or both; before that, what there is to choose."""
    if not access.may_see_directory(request.user):
        return render(request, "directory/waiting.html", status=403)
    form = ContactPointNarrowing(request.GET)
    points, chosen = ContactPoint.objects.open(), form.chosen
    rows = [
        narrowing.Some(n, {"function": function, "country": country})
        for function, country, n in points.counted()
    ]
    total = narrowing.total(rows, chosen)
    page = _page(request, total, chosen)
    start = (page.number - 1) * A_PAGE
    found = narrowed(points, chosen).with_card().in_order()[start : start + A_PAGE]
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


def _page(request, total: int, chosen: dict) -> Page:
    count = max(1, -(-total // A_PAGE)) if chosen else 1
    number = page_number(request.GET.get("page"))
    if number > count:
        raise Http404
    return Page(number, count, reverse("contact_points"), tuple(chosen.items()))


def _ways_in(form) -> list[tuple[str, str, list]]:
    """What there is, to be pressed: (facet, its label, [(value, words)])."""
    return [
        (name, form.fields[name].label, form.fields[name].choices[1:])
        for name in ("function", "country")
    ]
