"""Finding colleagues."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from directory import access
from directory.forms.members import DirectoryFilter
from directory.models import Member
from network.lib.pages import Page, page_number

MEMBERS_PER_PAGE = 30
# Nobody reads past it, and a copy of the whole list should not be a loop over pages.
LAST_PAGE = 40


@login_required
@require_GET
def directory(request):
    """Members by name, narrowed by country, sector and priority."""
    if not access.may_see_directory(request.user):
        return render(request, "directory/waiting.html", status=403)
    form = DirectoryFilter(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    members = narrowed(Member.objects.listed(), chosen)
    total = members.count()
    count = min(max(1, -(-total // MEMBERS_PER_PAGE)), LAST_PAGE)
    number = page_number(request.GET.get("page"))
    if number > count:
        raise Http404
    start = (number - 1) * MEMBERS_PER_PAGE
    found = members.with_card().with_priorities().by_name()[start : start + MEMBERS_PER_PAGE]
    filters = tuple((k, v) for k, v in request.GET.items() if v and k in form.fields)
    context = {
        "form": form,
        "members": found,
        "total": total,
        "page": Page(number, count, reverse("directory"), filters),
    }
    return render(request, "directory/directory.html", context)


def narrowed(members, chosen: dict):
    """Apply the filters that were chosen."""
    if country := chosen.get("country"):
        members = members.in_country(country.pk)
    if sector := chosen.get("sector"):
        members = members.in_sector(sector.pk)
    if priority := chosen.get("priority"):
        members = members.working_on(priority.slug)
    return members
