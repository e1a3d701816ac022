"""Signing in by an organisation's OpenID Connect provider; allauth finds the class here.

Stricter than allauth's own: PKCE and a nonce always, nobody without an ID token, an address counts
only when the provider says that it is verified, and nothing of the answer is kept.
"""

from allauth.account.models import EmailAddress
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.utils.crypto import constant_time_compare, salted_hmac

NONCE = "directory.provider.nonce"


def nonce_of(verifier: str) -> str:
    """Made of PKCE's secret, which the session keeps: one thing to keep, and only for this try."""
    return salted_hmac(NONCE, verifier, algorithm="sha256").hexdigest()


class Exchange(OpenIDConnectOAuth2Adapter):
    """The code for an ID token, and what is read from it."""

    def get_access_token_data(self, request, app, client, pkce_code_verifier=None):
        self.nonce = nonce_of(pkce_code_verifier or "")
        return super().get_access_token_data(request, app, client, pkce_code_verifier)

    def complete_login(self, request, app, token, **kwargs):
        token_words = kwargs["response"].get("id_token") or ""
        told = self._decode_id_token(app, token_words)
        if not constant_time_compare(str(told.get("nonce")), self.nonce):
            raise OAuth2Error("the nonce is not the one we sent")
        person = told
        if "userinfo_endpoint" in self.openid_config:
            person = self._fetch_user_info(token.token)
        if not told.get("sub") or person.get("sub") != told["sub"]:
            raise OAuth2Error("two answers about two people")
        login = self.get_provider().sociallogin_from_response(request, {"userinfo": person})
        login.proved_twice = _proves_twice(app.settings["second_factor"], told)
        return login


def _proves_twice(claims: dict, told: dict) -> bool:
    """Whether the ID token says what the configuration takes for a second factor."""
    methods = told.get("amr")
    said = {"amr": methods if isinstance(methods, list) else [], "acr": [told.get("acr")]}
    return any(value in said[claim] for claim, values in claims.items() for value in values)


class OrganisationProvider(OpenIDConnectProvider):
    """One of SIGN_IN_PROVIDERS."""

    pkce_enabled_default = True
    oauth2_adapter_class = Exchange

    def get_pkce_params(self) -> dict:
        params = super().get_pkce_params()
        return params | {"nonce": nonce_of(params["code_verifier"])}

    def serialize(self) -> dict:
        # Two providers may know us by the same client id.
        return super().serialize() | {"id": self.app.provider_id}

    def extract_email_addresses(self, data) -> list[EmailAddress]:
        """Some say "true" in quotation marks; "false" in them must not count as a yes."""
        addresses = super().extract_email_addresses(data)
        for address in addresses:
            address.verified = str(data["userinfo"].get("email_verified")).lower() == "true"
        return addresses

    def extract_extra_data(self, data) -> dict:
        return {}


provider_classes = [OrganisationProvider]
