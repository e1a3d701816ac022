"""Signing in by an organisation. Where none is configured, none of these addresses is there."""

from functools import wraps

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.utils import get_next_redirect_url
from allauth.decorators import rate_limit
from allauth.socialaccount import views as allauth_views
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount, SocialApp
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from requests import RequestException

from directory.actions import connections as actions
from directory.mailed_code import still_you
from directory.provider import Exchange


def where_configured(view):
    @wraps(view)
    def wrapped(request, *args, **kwargs):
        if not settings.SIGN_IN_PROVIDERS:
            raise Http404
        return view(request, *args, **kwargs)

    return wrapped


@require_POST
@rate_limit(action="login")
def sign_in(request, provider_id):
    """To the provider, by a press: a link from elsewhere must not sign anybody in."""
    provider = _provider(request, provider_id)
    return _leave_for(request, provider, AuthProcess.LOGIN, get_next_redirect_url(request))


@login_required
@require_POST
@still_you
def connect(request, provider_id):
    return _leave_for(request, _provider(request, provider_id), AuthProcess.CONNECT)


@never_cache
@require_GET
def callback(request, provider_id):
    """Back from the provider."""
    _provider(request, provider_id)
    return OAuth2CallbackView.adapter_view(Exchange(request, provider_id))(request)


signup = where_configured(allauth_views.signup)
cancelled = where_configured(require_GET(allauth_views.login_cancelled))


@where_configured
@login_required
@require_GET
def connections(request):
    """Which organisations a member signs in by, and which they could."""
    found = SocialAccount.objects.filter(user=request.user).order_by("date_joined", "pk")
    names = _names()
    rows = [
        (connection, names.get(connection.provider, connection.provider)) for connection in found
    ]
    context = {"rows": rows, "providers": settings.SIGN_IN_PROVIDERS}
    return render(request, "socialaccount/connections.html", context)


@where_configured
@login_required
@require_POST
@still_you
def disconnect(request, pk):
    connection = get_object_or_404(SocialAccount, pk=pk, user=request.user)
    name = _names().get(connection.provider, connection.provider)
    try:
        actions.disconnect(connection=connection)
    except actions.LastWayIn:
        messages.error(request, _("This is your only way to sign in. Choose a password first."))
    else:
        letter = "socialaccount/email/account_disconnected"
        get_account_adapter(request).send_notification_mail(
            letter, request.user, {"provider": name}
        )
        messages.success(request, _("You do not sign in by %(name)s any more.") % {"name": name})
    return redirect("socialaccount_connections")


def _names() -> dict[str, str]:
    return {provider.id: provider.name for provider in settings.SIGN_IN_PROVIDERS}


def _provider(request, provider_id):
    try:
        return get_adapter(request).get_provider(request, provider=provider_id)
    except SocialApp.DoesNotExist:
        raise Http404 from None


def _leave_for(request, provider, process, next_url=None):
    try:
        return provider.redirect(request, process=process, next_url=next_url)
    except (RequestException, OAuth2Error):
        return render(
            request, "socialaccount/authentication_error.html", {"away": provider}, status=503
        )
