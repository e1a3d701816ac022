"""Who has opened what is sealed: for whose words they are, and for the secretariat."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from directory.access import for_secretariat
from directory.own_time import in_own_time
from moderation.models import NameReading, SealReading
from network.lib import pages
from network.lib.pages import A_PAGE
from network.lib.ports import texts


@login_required
@require_GET
@never_cache
@in_own_time
def held_readings(request):
    """Of one's own words: when, by which role, of which country, and why; never the name."""
    readings = SealReading.objects.told_to(request.user)
    names = NameReading.objects.told_to(request.user)[:A_PAGE]
    return _page(request, "moderation/held_readings.html", readings, names=names)


@for_secretariat
@require_GET
@never_cache
@in_own_time
def secretariat_readings(request):
    """All of them but those for a concern, with the name of who opened it and not of who wrote."""
    readings = SealReading.objects.of_desk().order_by("-at", "-pk")
    return _page(request, "secretariat/readings.html", readings)


def _page(request, template, readings, **more):
    page = pages.asked(request, readings.count())
    found = page.of(readings.with_seals())
    rows = [(reading, _label(reading.seal.field)) for reading in found]
    context = {"rows": rows, "page": page, **more}
    return render(request, template, context)


def _label(field: str):
    """Of the field that was sealed, as a person calls it."""
    named = (entry for entry in texts if f"{entry.model}.{entry.field}" == field)
    return next((entry.label for entry in named if hasattr(entry, "label")), field)
