"""The way in for everybody: a member, or a child or guardian without an account."""

from allauth.core import ratelimit
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from directory.access import lacks_second_factor
from directory.models import HelpNumber
from moderation import duty
from moderation.actions.concerns import raise_concern
from moderation.forms.concerns import ConcernForm
from moderation.models import Concern
from moderation.references import LENGTH, digest_of, in_groups, tidy
from network.lib import subjects
from network.lib.zones import zone


@never_cache
def concern(request):
    """Whom to call first; then the form, which refuses nothing."""
    if reference := tidy(request.GET.get("reference", "")):
        return redirect("concern_state", reference=reference[:LENGTH])
    thing = subjects.asked_for(_reader(request), request.GET.get("about", ""))
    form = ConcernForm(request.POST or None, member=request.user, thing=thing)
    if request.method != "POST":
        return _page(request, form, 200)
    # Generous: a school, a ministry is one address. The page keeps what was typed.
    if not ratelimit.consume(request, action="concern"):
        form.errors.clear()
        form.add_error(None, _("From where you are very much was sent in an hour. Call, or wait."))
        return _page(request, form, 429)
    if not form.is_valid():
        return _page(request, form, 422)
    raised = _raise(request, form)
    return redirect("concern_state", reference=raised.reference)


def _reader(request):
    """Who sees what it is about. Who lacks a key may write, and sees what everybody sees."""
    return AnonymousUser() if lacks_second_factor(request.user) else request.user


def _raise(request, form):
    said, member = form.cleaned_data, request.user
    return raise_concern(
        about=said["about"],
        country=said["country"],
        words=form.written,
        reply_to=said.get("reply_to", ""),
        thing=form.thing or subjects.linked(_reader(request), said.get("link", "")),
        author=member if member.is_authenticated else None,
        submission=said["submission"],
    )


def _page(request, form, status):
    numbers = list(HelpNumber.objects.shown().in_order())
    context = {
        "form": form,
        "thing": form.thing,
        "card": form.thing and form.thing.subject.card(form.thing.row),
        "everywhere": [number for number in numbers if not number.country],
        "national": [number for number in numbers if number.country],
        "on_duty": duty.countries_on_duty(),
    }
    return render(request, "moderation/concern.html", context, status=status)


@never_cache
def state(request, reference):
    """What has become of a concern, for whoever has its number: in which state it is, no more."""
    found = Concern.objects.filter(reference=digest_of(reference)).select_related("country")
    if not (shown := found.first()):
        raise Http404
    there = duty.on_duty(shown.country)
    numbers = HelpNumber.objects.shown().for_country(shown.country_id).in_order()
    context = {
        "shown": shown,
        "reference": in_groups(tidy(reference)),
        "there": there,
        "help_numbers": numbers if shown.is_open else [],
    }
    with timezone.override(zone(there.timezone)):
        return render(request, "moderation/concern_state.html", context)
