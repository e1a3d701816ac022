"""Being asked as an expert: only who says so."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from directory import access
from directory.actions.consenting import consent, take_back
from directory.forms.experts import ExpertForm
from directory.models import Expert, Expertise, Visibility


@login_required
def settings_expert(request):
    """Yes, how often, and not at which hours; or no."""
    if not access.is_admitted(request.user):
        raise Http404
    expert = Expert.objects.filter(member=request.user).first()
    if request.method == "POST" and "stop" in request.POST:
        take_back(member=request.user)
        messages.success(request, _("You are not asked any more."))
        return redirect("settings_expert")
    form = ExpertForm.of(expert, request.POST or None)
    if request.method == "POST" and form.is_valid():
        consent(member=request.user, **form.cleaned_data)
        messages.success(request, _("Thank you. Colleagues' questions can come to you now."))
        return redirect("settings_expert")
    context = {"form": form, "expert": expert, **_asked_about(request.user)}
    status = 422 if form.errors else 200
    return render(request, "directory/settings_expert.html", context, status=status)


def _asked_about(member) -> dict:
    """On which priorities they would be asked, and whether colleagues may know of them."""
    works = Expertise.objects.filter(
        member=member, depth__gte=Expertise.Depth.WORKS, priority__mandate__in_use=True
    )
    profile = getattr(member, "profile", None)
    return {
        "works": works.select_related("priority").order_by("priority__number"),
        "is_hidden": profile is not None and profile.expertise_to == Visibility.NOBODY,
    }
