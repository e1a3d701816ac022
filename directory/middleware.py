"""What every request of a signed-in member gets."""

from django.shortcuts import redirect
from django.utils.cache import patch_cache_control

from directory.access import lacks_second_factor
from directory.views.second_factor import explain

# All that is open to a member who needs a second factor and has none: setting one up, leaving, and
# what nobody is ever refused: saying that a child may be at risk.
WITHOUT_SECOND_FACTOR = {
    "second_factor",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "account_logout",
    "concern",
    "concern_state",
    "healthz",
    "readyz",
}


class MemberMiddleware:
    """Keeps pages of signed-in members out of every cache: office computers are shared.

    And lets nobody in who lacks the second factor that their work asks for.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        return response

    def process_view(self, request, view, args, kwargs):
        if request.resolver_match.url_name in WITHOUT_SECOND_FACTOR:
            return None
        if not lacks_second_factor(request.user):
            return None
        # A script or a form takes a redirect for an answer; a person who goes to a page does not.
        goes_there = request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
        if request.method == "GET" and goes_there and not request.path.startswith("/api/"):
            return redirect("second_factor")
        return explain(request, status=403)
