"""The secretariat looks after mandates: which is in use, what its priorities say."""

import re

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from directory import access
from directory.actions import mandates as actions
from directory.forms.mandates import MandateForm, Priorities, PriorityForm
from directory.models import Mandate, Member, Priority
from network.lib.written import Refused

LINK = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


@access.for_secretariat
@require_GET
def mandates(request):
    """The mandates of every body, the latest first."""
    found = Mandate.objects.with_priority_count().by_body()
    return render(request, "secretariat/mandates.html", {"mandates": found})


@access.for_secretariat
@require_GET
def mandate(request, slug):
    """One mandate: its priorities, and where they led."""
    shown = get_object_or_404(Mandate.objects.select_related("body"), slug=slug)
    context = {
        "mandate": shown,
        "priorities": shown.priorities.with_crosswalk(),
        "others": Mandate.objects.filter(body=shown.body_id).exclude(pk=shown.pk),
    }
    return render(request, "secretariat/mandate.html", context)


@access.for_secretariat
def use(request, slug):
    """What changes when another mandate is in use; a POST does it."""
    shown = get_object_or_404(Mandate.objects.select_related("body"), slug=slug)
    if shown.in_use:
        return redirect("secretariat_mandate", slug=slug)
    impossible = None
    if request.method == "POST":
        try:
            actions.put_in_use(mandate=shown, by=request.user)
        except actions.Impossible as error:
            impossible = str(error)
        else:
            messages.success(request, _("“%(title)s” is in use.") % {"title": shown.title})
            return redirect("secretariat_mandate", slug=slug)
    before = Mandate.objects.filter(body=shown.body_id, in_use=True).first()
    theirs = before.priorities.all() if before else Priority.objects.none()
    context = {
        "mandate": shown,
        "before": before,
        "priorities": list(shown.priorities.all()),
        "theirs": list(theirs),
        "members": Member.objects.admitted().working_on_any(theirs.values("pk")).count(),
        "impossible": impossible,
    }
    status = 422 if impossible else 200
    return render(request, "secretariat/mandate_use.html", context, status=status)


@access.for_secretariat
def new(request):
    """A mandate that is not there yet, with its priorities."""
    form, rows = MandateForm(request.POST or None), Priorities(request.POST or None)
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        try:
            made = actions.add_mandate(**form.cleaned_data, priorities=rows.rows(), by=request.user)
        except (actions.Impossible, Refused) as error:
            _refuse(form, error)
        else:
            messages.success(request, _("“%(title)s” is added.") % {"title": made.title})
            return redirect("secretariat_mandate", slug=made.slug)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "rows": rows}
    return render(request, "secretariat/mandate_new.html", context, status=status)


@access.for_secretariat
def priority(request, pk):
    """The words of one priority."""
    shown = get_object_or_404(Priority.objects.select_related("mandate"), pk=pk)
    form = PriorityForm.of(shown, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_priority(priority=shown, by=request.user, **form.cleaned_data)
        except Refused as refused:
            _refuse(form, refused)
        else:
            messages.success(request, _("“%(label)s” is saved.") % {"label": shown.label})
            return redirect("secretariat_mandate", slug=shown.mandate_id)
    status = 422 if form.errors else 200
    context = {"priority": shown, "form": form}
    return render(request, "secretariat/priority.html", context, status=status)


@access.for_secretariat
def crosswalk(request, slug, other):
    """Which areas of the later mandate each priority of the earlier one went into."""
    earlier, later = _in_order(slug, other)
    if earlier.slug != slug:
        return redirect("secretariat_crosswalk", slug=earlier.slug, other=later.slug)
    if request.method == "POST":
        links = _links(request.POST.getlist("link"))
        actions.set_crosswalk(mandate=earlier, later=later, links=links, by=request.user)
        messages.success(request, _("The crosswalk is saved."))
        return redirect("secretariat_mandate", slug=earlier.slug)
    areas = list(later.priorities.all())
    rows = [
        (priority, [(area, area in set(priority.crosswalk.all())) for area in areas])
        for priority in earlier.priorities.with_crosswalk()
    ]
    context = {"mandate": earlier, "later": later, "areas": areas, "rows": rows}
    return render(request, "secretariat/crosswalk.html", context)


def _in_order(slug, other) -> list[Mandate]:
    """Both mandates of one body, the earlier first."""
    both = list(Mandate.objects.filter(slug__in=[slug, other]).order_by("starts", "slug"))
    if len(both) != 2 or both[0].body_id != both[1].body_id:
        raise Http404
    return both


def _links(values) -> list[tuple[int, int]]:
    """ "3-8" of each ticked box as (3, 8)."""
    ticked = [LINK.fullmatch(value) for value in values]
    return [(int(link[1]), int(link[2])) for link in ticked if link]


def _refuse(form, error) -> None:
    message = str(error)
    if isinstance(error, Refused):
        told = _("%(field)s looks like a personal number. Nothing was saved.")
        message = told % {"field": error.label}
    form.add_error(None, message)
