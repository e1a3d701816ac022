"""What every request of a signed-in member gets."""

import json
from urllib.parse import unquote_plus

from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control

from directory.access import lacks_second_factor
from directory.mailed_code import before_a_new_way_in
from directory.suspension import goes_there, turned_away
from directory.views.second_factor import explain
from network.lib.scan import scan

# All that is open to a member who needs a second factor and has none: setting one up, leaving, and
# what nobody is ever refused: saying that a child may be at risk.
WITHOUT_SECOND_FACTOR = {
    "second_factor",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "mailed_code",
    "account_logout",
    "concern",
    "concern_state",
    "language",
    "healthz",
    "readyz",
}
# Of a request that waits for its sender to sign in again.
HEADERS = {"HTTP_HOST", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO"}


class MemberMiddleware:
    """Keeps pages of signed-in members out of every cache: office computers are shared.

    And lets nobody in who lacks the second factor that their work asks for, and nobody make a new
    way in at a page that was left open.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.method == "POST" and response.status_code == 302:
            _forget_what_was_sent(request.session)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        return response

    def process_view(self, request, view, args, kwargs):
        if away := turned_away(request):
            return away
        if request.resolver_match.url_name in WITHOUT_SECOND_FACTOR:
            return before_a_new_way_in(request)
        if not lacks_second_factor(request.user):
            return before_a_new_way_in(request)
        # A form takes a redirect for an answer; a person who goes to a page does not.
        if request.method == "GET" and goes_there(request):
            return redirect("second_factor")
        return explain(request, status=403)


def _forget_what_was_sent(session) -> None:
    """Who has to sign in again is not asked for everything again, with one exception.

    Allauth keeps the whole request in the session until then. Words that the scan would refuse
    are not kept even there, and of the headers only those that say where it came to.
    """
    kept = session.get(STATE_SESSION_KEY, {})
    if "request" not in kept:
        return
    sent = json.loads(kept["request"])
    if scan(unquote_plus(f"{sent['GET']}&{sent['POST']}")).findings:
        del session[STATE_SESSION_KEY]
        return
    meta = sent["META"].items()
    sent["META"] = {k: v for k, v in meta if k in HEADERS or not k.startswith("HTTP_")}
    session[STATE_SESSION_KEY] = {"request": json.dumps(sent)}
