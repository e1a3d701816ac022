"""When the digest comes, and the one press that stops it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from directory.models import Member
from network.lib.signing import number_of
from notifications import access, schedule
from notifications.actions.preferences import choose_digest, stop_digest
from notifications.digest_mail import STOP
from notifications.forms import DigestForm
from notifications.models import DigestPreference

ONE_CLICK = ("List-Unsubscribe", "One-Click")


@login_required
def settings_digest(request):
    """On or off, and at which hour."""
    preference = DigestPreference.objects.of(request.user)
    form = DigestForm(request.POST or None, instance=preference)
    if request.method == "POST" and form.is_valid():
        choose_digest(member=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("settings_digest")
    # What is wrong in the form has been written into its instance, not into this.
    saved = DigestPreference.objects.of(request.user)
    context = {"form": form, **_next(request.user, saved)}
    return render(
        request, "notifications/settings_digest.html", context, status=422 if form.errors else 200
    )


def _next(member, preference) -> dict:
    """When the next one comes, on the member's own clock."""
    zone, waiting = schedule.zone(member.timezone), not access.may_have_digest(member)
    if waiting or preference.is_off:
        return {"waiting": waiting, "zone": zone, "next_at": None}
    moment = schedule.next_at(timezone.now(), preference.hour, member.timezone)
    return {"waiting": False, "zone": zone, "next_at": moment}


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def digest_stop(request, token):
    """Ask on GET, stop on POST: a mail program that opens every link changes nothing.

    Free of session and CSRF, because RFC 8058 lets mail programs press the button. It shows no
    address, and there is nothing it could switch on.
    """
    member = _member_of(token)
    if request.method != "POST":
        return _stop_page(request, stopped=False)
    if request.POST.get(ONE_CLICK[0]) != ONE_CLICK[1]:
        return HttpResponseBadRequest()
    stop_digest(member=member)
    return _stop_page(request, stopped=True)


def _stop_page(request, *, stopped):
    response = render(request, "notifications/digest_stop.html", {"stopped": stopped})
    response["X-Robots-Tag"] = "noindex"
    # The address is a key: no other page learns it.
    response["Referrer-Policy"] = "no-referrer"
    return response


def _member_of(token):
    """Raises Http404 for a token that is not ours, and for one whose member has left."""
    try:
        pk = number_of(STOP, token)
    except LookupError:
        raise Http404 from None
    member = Member.objects.filter(pk=pk, is_active=True).first()
    if member is None:
        raise Http404
    return member
