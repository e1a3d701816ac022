"""The secretariat looks after seats: who sits for which party, from when to when."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from directory import access
from directory.actions import seats as actions
from directory.forms.seats import AppointForm, BodyFilter, EndForm, MemberSearch, StatusForm
from directory.models import Body, Member, Seat, SeatTerm
from directory.own_time import in_own_time
from directory.seatlist import line_of
from network.lib.ports import seat_sections
from network.lib.written import Refused

FOUND = 20


@access.for_secretariat
@in_own_time
@require_GET
def seats(request):
    """The seats of one body by party, and who sits on them."""
    bodies = list(Body.objects.order_by("name"))
    form = BodyFilter(request.GET)
    chosen = form.cleaned_data["body"] if form.is_valid() else next(iter(bodies), None)
    found = Seat.objects.filter(body=chosen).with_terms().by_party()
    context = {
        "body": chosen,
        "form": BodyFilter(initial={"body": chosen}) if len(bodies) > 1 else None,
        "lines": [line_of(seat) for seat in found],
    }
    return render(request, "secretariat/seats.html", context)


@access.for_secretariat
@in_own_time
def seat(request, pk):
    """One seat with its history; a POST changes its status."""
    shown = get_object_or_404(Seat.objects.with_terms(), pk=pk)
    form = StatusForm(request.POST or None, initial={"status": shown.status})
    if request.method == "POST" and _done(
        form, lambda data: actions.change_status(seat=shown, by=request.user, **data)
    ):
        messages.success(request, _("The status of the seat is changed."))
        return redirect("secretariat_seat", pk=pk)
    context = {
        "seat": shown,
        "line": line_of(shown),
        "form": form,
        "sections": [section(request.user, shown) for section in seat_sections],
    }
    return _page(request, "secretariat/seat.html", context)


@access.for_secretariat
@require_GET
def appoint_whom(request, pk):
    """Find the member to appoint."""
    shown = get_object_or_404(Seat.objects.select_related("party", "body"), pk=pk)
    form = MemberSearch(request.GET or None)
    found = []
    if form.is_valid():
        members = Member.objects.present().exclude(pk=request.user.pk)
        found = members.called(form.cleaned_data["words"]).with_card().by_name()
    context = {"seat": shown, "form": form, "found": list(found[: FOUND + 1])}
    return render(request, "secretariat/seat_appoint_whom.html", context | {"most": FOUND})


@access.for_secretariat
@in_own_time
def appoint(request, pk, handle):
    """Give a member a term: role, and from when to when."""
    seats = Seat.objects.select_related("party__country", "body")
    shown = get_object_or_404(seats, pk=pk)
    member = get_object_or_404(Member.objects.present().with_card(), handle=handle)
    if not access.may_appoint(request.user, member):
        raise PermissionDenied
    other_country = actions.is_of_other_country(shown, member)
    form = AppointForm(request.POST or None, other_country=other_country)
    to_whom = {"seat": shown, "member": member, "by": request.user}
    if request.method == "POST" and _done(form, lambda data: actions.appoint(**to_whom, **data)):
        told = _("%(name)s has a term on the seat of %(party)s.")
        messages.success(request, told % {"name": member.name, "party": shown.party})
        return redirect("secretariat_seat", pk=pk)
    context = {"seat": shown, "member": member, "form": form, "other_country": other_country}
    return _page(request, "secretariat/seat_appoint.html", context)


@access.for_secretariat
@in_own_time
def term(request, pk):
    """One term; a POST changes when it ends."""
    shown = get_object_or_404(SeatTerm.objects.with_seat().select_related("member"), pk=pk)
    if not access.may_appoint(request.user, shown.member):
        raise PermissionDenied
    form = EndForm(request.POST or None, initial={"ends": shown.ends})
    if request.method == "POST" and _done(
        form, lambda data: actions.change_end(term=shown, by=request.user, **data)
    ):
        messages.success(request, _("The end of the term is changed."))
        return redirect("secretariat_seat", pk=shown.seat_id)
    return _page(request, "secretariat/seat_term.html", {"term": shown, "form": form})


@access.for_secretariat
@require_POST
def term_end(request, pk):
    """End a term now, or take back one that is to come."""
    unfinished = SeatTerm.objects.overlapping(timezone.now()).select_related("member")
    shown = get_object_or_404(unfinished, pk=pk)
    actions.end_term(term=shown, by=request.user)
    messages.success(request, _("The term of %(name)s is over.") % {"name": shown.member.name})
    return redirect("secretariat_seat", pk=shown.seat_id)


def _done(form, act) -> bool:
    """Do it when the form is right; what cannot be comes back as a sentence in the form."""
    if not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except (actions.Impossible, Refused) as error:
        form.refuse(error)
        return False
    return True


def _page(request, template, context):
    zone = {"zone": timezone.get_current_timezone_name()}
    status = 422 if context["form"].errors else 200
    return render(request, template, context | zone, status=status)
