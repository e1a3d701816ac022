"""The first page after the first sign-in: a few choices, and at once what they change. Once."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from directory.access import is_admitted
from directory.actions import members
from directory.models import Member
from forums import visible
from forums.models import Thread
from network.forms import WelcomeForm
from notifications.actions.preferences import choose_digest
from notifications.models import DigestPreference

COLLEAGUES_SHOWN, THREADS_SHOWN = 3, 3


@login_required
def welcome(request):
    """Ask, and show what the answers change. It comes by itself once, filled in or not."""
    member = _admitted(request)
    preference = DigestPreference.objects.of(member)
    form = WelcomeForm.filled(member, preference.hour, request.POST or None)
    if request.method == "POST" and form.is_valid() and "show" not in request.POST:
        _settle(member, preference, **form.cleaned_data)
        messages.success(request, _("Saved. You can change all of it in your settings."))
        return redirect("home")
    members.welcome(member=member)
    chosen = form.cleaned_data if form.is_bound and form.is_valid() else form.initial
    context = {"form": form, **_near(request, chosen)}
    return render(request, "first_run.html", context, status=422 if form.errors else 200)


@login_required
@require_GET
def welcome_near(request):
    """What the choices of the open form would change; nothing is saved."""
    _admitted(request)
    form = WelcomeForm(request.GET)
    form.full_clean()
    context = {**_near(request, form.cleaned_data), "is_answer": True}
    return render(request, "_first_run_near.html", context)


def _admitted(request) -> Member:
    if not is_admitted(request.user):
        raise Http404
    return request.user


def _settle(member, preference, *, hour, **face):
    """Two actions, each whole: what was chosen first is kept when the second fails."""
    words = {"name": member.name, "headline": member.headline, "about": member.profile.about}
    member = members.change_face(member=member, **words, **face)
    choose_digest(member=member, rhythm=preference.rhythm, hour=hour)


def _near(request, chosen: dict) -> dict:
    """Colleagues and threads of the chosen priorities, as far as the member may read them."""
    priorities, languages = chosen.get("priorities") or [], chosen.get("languages") or []
    colleagues = Member.objects.listed().showing("expertise").working_on_any(priorities)
    colleagues = colleagues.exclude(pk=request.user.pk)
    threads = Thread.objects.in_forums(visible.forum_ids(request)).about(priorities)
    if languages:
        threads = threads.in_languages(languages)
    return {
        "total": colleagues.count(),
        "colleagues": colleagues.with_card().order_by("-admitted_at", "pk")[:COLLEAGUES_SHOWN],
        "threads": threads.by_activity()[:THREADS_SHOWN],
        "has_chosen": bool(priorities),
    }
