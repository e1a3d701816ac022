"""A member's profile, as page and as card; admitting, and confirming one's own."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from directory import access, vcard
from directory.actions import applications, members
from directory.models import Member
from network.lib.limits import within
from network.lib.ports import member_sections

# An hour; of a public page, by everybody who has no account.
CARDS = 60


@require_GET
def member(request, handle):
    """Who somebody is, as far as the viewer may see it; the plugs of other apps below it."""
    shown = _shown(request.user, handle)
    context = {
        "shown": shown,
        "seen": shown.seen,
        "affiliations": _affiliations(shown),
        # A seat says which country somebody is of: for visitors only where that is for everyone.
        "seats": _seats(shown) if request.user.is_authenticated or shown.seen.country else (),
        "sections": [section(request.user, shown) for section in member_sections],
        "may_edit": access.may_edit_profile(request.user, shown),
        "may_admit": access.may_admit(request.user, shown),
    }
    return render(request, "directory/member.html", context)


@require_GET
def card(request, handle):
    """The same for an address book; so many an hour that nobody takes the directory away."""
    member = request.user
    shown = _shown(member, handle)
    if not shown.is_in_use:
        raise Http404
    name, whose = ("cards", member.pk) if member.is_authenticated else ("public-card", shown.pk)
    if not within(name, whose, CARDS, 3600):
        return render(request, "429.html", status=429)
    answer = HttpResponse(vcard.card(shown), content_type=vcard.TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{shown.handle}.vcf"'
    return answer


def _shown(viewer, handle) -> Member:
    visible = Member.objects.visible_to(viewer).seen_by(viewer)
    return get_object_or_404(visible, handle=handle)


def _seats(shown):
    return shown.seat_terms.current().select_related("seat__party", "seat__body")


def _affiliations(shown) -> dict:
    """Where they work, and where they worked, if the viewer may see that. One query."""
    if not shown.seen.sees("affiliations"):
        return {"now": [], "earlier": []}
    lines = list(shown.affiliations.select_related("organisation").current_first())
    # Employer and function now are parts of their own, which may be hidden.
    if not (shown.seen.sees("organisation") and shown.seen.sees("headline")):
        lines = [line for line in lines if not (line.main and line.ends is None)]
    now = [line for line in lines if line.ends is None]
    return {"now": now, "earlier": lines[len(now) :]}


@login_required
@require_POST
def admit(request, handle):
    """The secretariat lets a member in."""
    if not access.is_secretariat(request.user):
        raise Http404
    newcomer = get_object_or_404(Member, handle=handle)
    if not access.may_admit(request.user, newcomer):
        raise PermissionDenied
    applications.admit(member=newcomer, by=request.user)
    messages.success(request, _("%(name)s is admitted.") % {"name": newcomer.name})
    return redirect("member", handle=handle)


@require_GET
def settings(request):
    return redirect("settings_profile")


@login_required
def settings_confirm(request):
    """Once a year: is what colleagues see of your work still right?"""
    if not access.is_admitted(request.user):
        raise Http404
    if not access.may_confirm(request.user):
        return redirect("settings_employer")
    if request.method == "POST":
        members.confirm(member=request.user)
        messages.success(request, _("Thank you. We ask again in a year."))
        return redirect("home")
    shown = Member.objects.with_card().get(pk=request.user.pk)
    context = {
        "shown": shown,
        "seats": shown.seat_terms.in_time().select_related("seat__party", "seat__body"),
        "has_lapsed": access.has_lapsed(shown),
    }
    return render(request, "directory/settings_confirm.html", context)
