"""How allauth joins a sign-in by an organisation to our members."""

import logging

from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.stages import AuthenticateStage
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base.constants import AuthProcess
from django.conf import settings
from django.db import transaction
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from network.lib.scan import scan

log = logging.getLogger(__name__)


class ConnectionAdapter(DefaultSocialAccountAdapter):
    error_messages = DefaultSocialAccountAdapter.error_messages | {
        "email_taken": _("A member has this address. Sign in, then connect %s in your settings."),
    }

    def list_apps(self, request, provider=None, client_id=None):
        """From the configuration alone: no table, and so no query."""
        return [
            app
            for app in map(_app, settings.SIGN_IN_PROVIDERS)
            if provider in (None, app.provider, app.provider_id)
            and client_id in (None, app.client_id)
        ]

    def pre_social_login(self, request, sociallogin):
        """An address alone opens nobody's account: who has one is told how to connect it."""
        sociallogin.token = None  # not even in the session
        signs_in = sociallogin.state.get("process") == AuthProcess.LOGIN
        if signs_in and not sociallogin.is_existing and _is_known(sociallogin):
            context = {"provider": sociallogin.provider}
            page = render(request, "socialaccount/known_address.html", context, status=409)
            raise ImmediateHttpResponse(page)

    def on_authentication_error(
        self, request, provider, error=None, exception=None, extra_context=None
    ):
        """Why, for who runs Havn: the kind of failure, and nothing of what was answered."""
        kind = type(exception).__name__ if exception else str(error)
        log.warning("sign-in by %s failed: %s", provider.sub_id, kind)

    def populate_user(self, request, sociallogin, data):
        """A suggestion for the form: what is saved is what the applicant sends."""
        sociallogin.user.email = data.get("email") or ""
        # It waits in the session: what the scan would refuse is not suggested.
        name = data.get("name") or ""
        sociallogin.user.name = "" if scan(name).findings else name[:80]
        return sociallogin.user

    def get_signup_form_initial_data(self, sociallogin):
        return {"email": sociallogin.user.email, "name": sociallogin.user.name}

    def save_user(self, request, sociallogin, form=None):
        with transaction.atomic():
            return super().save_user(request, sociallogin, form)


class SecondFactorStage(AuthenticateStage):
    """Not asked where the configuration believes the provider, and the ID token says so."""

    def _should_handle(self, request):
        by_organisation = (self.login.signal_kwargs or {}).get("sociallogin")
        proved = getattr(by_organisation, "proved_twice", False)
        return not proved and super()._should_handle(request)


def _app(provider) -> SocialApp:
    return SocialApp(
        provider="openid_connect",
        provider_id=provider.id,
        name=provider.name,
        client_id=provider.client_id,
        secret=provider.client_secret,
        settings={"server_url": provider.server_url, "second_factor": provider.second_factor},
    )


def _is_known(sociallogin) -> bool:
    verified = [address.email for address in sociallogin.email_addresses if address.verified]
    confirmed = EmailAddress.objects.filter(verified=True)
    return any(confirmed.filter(email__iexact=email).exists() for email in verified)
