"""Where colleagues work: every organisation, and the page of each."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from directory import access, narrowing, vocabularies
from directory.forms.narrowing import OrganisationNarrowing
from directory.models import ContactPoint, Organisation
from directory.shown import who_work_at
from network.lib import pages

A_PAGE = 30
# As in the directory: a copy of the whole list should not be a loop over pages.
LAST_PAGE = 40
MOST_PARTS = 100


@login_required
@require_GET
@access.for_colleagues
def organisations(request):
    """By name, narrowed by words, country, kind, sector and level."""
    form = OrganisationNarrowing(request.GET)
    chosen = form.chosen
    named = Organisation.objects.named(form.cleaned_data.get("name") or "")
    rows = [_alike(*values) for values in named.alike()]
    total = narrowing.total(rows, chosen)
    filters = tuple((k, v) for k, v in request.GET.items() if v and k in form.fields)
    page = pages.asked(request, total, size=A_PAGE, filters=filters, most=LAST_PAGE)
    form.say_how_many(rows)
    found = narrowed(named, chosen).select_related("country", "sector", "level").by_name()
    context = {
        "form": form,
        "organisations": page.of(found),
        "total": total,
        "page": page,
    }
    return render(request, "directory/organisations.html", context)


def narrowed(found, chosen: dict):
    """Apply the filters that were chosen."""
    if country := chosen.get("country"):
        found = found.in_country(country)
    if kind := chosen.get("kind"):
        found = found.of_kind(kind)
    if sector := chosen.get("sector"):
        found = found.in_sector(sector)
    if level := chosen.get("level"):
        found = found.at_level(level)
    return found


@login_required
@require_GET
def organisation(request, slug):
    """What it is, how it keeps children safe, which offices answer, and who works there."""
    if not access.may_see_directory(request.user):
        raise Http404
    joined = Organisation.objects.select_related("country", "sector", "level", "parent")
    shown = get_object_or_404(joined, slug=slug)
    people = who_work_at(shown, request.user)
    page = pages.asked(request, people.count(), size=A_PAGE, most=LAST_PAGE)
    points = ContactPoint.objects.open().filter(organisation=shown)
    context = {
        "shown": shown,
        "domains": shown.domains.all(),
        "parts": shown.parts.by_name()[:MOST_PARTS],
        "points": points.with_card().in_order(),
        "people": page.of(people),
        "page": page,
        "may_edit": access.is_secretariat(request.user),
    }
    return render(request, "directory/organisation.html", context)


def _alike(country, sector, level, n) -> narrowing.Some:
    known = vocabularies.sectors_by_slug().get(sector)
    like = {"country": country, "sector": sector, "level": level}
    return narrowing.Some(n, like | {"kind": known and known.group})
