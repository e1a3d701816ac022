"""What every request gets: a number, a line in the log, and its place in the sums."""

import logging
import time

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.utils.crypto import salted_hmac

from network.lib import metrics, requested

log = logging.getLogger("network.requests")


class RequestMiddleware:
    """Outermost of ours, so that its time is all of the time. Static files do not come by here."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        started = time.perf_counter()
        number = requested.number(request.headers.get("X-Request-ID", ""))
        token = requested.current.set(number)
        origin = requested.address.set(lambda: _address(request))
        try:
            response = self.get_response(request)
            _note(request, response, time.perf_counter() - started)
        finally:
            requested.current.reset(token)
            requested.address.reset(origin)
        response["X-Request-ID"] = number
        return response


def _address(request) -> str | None:
    """Behind as many proxies as PROXY_COUNT says; allauth counts them."""
    try:
        return get_adapter().get_client_ip(request)
    except PermissionDenied:  # there is none: a socket of this machine
        return None


def _note(request, response, seconds: float) -> None:
    """The view's name and never the path, the member's pseudonym and never the member."""
    view = request.resolver_match.view_name if request.resolver_match else ""
    metrics.count_request(view, response.status_code, seconds)
    facts = {
        "method": request.method if request.method in METHODS else "other",
        "view": view,
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
    }
    if member := pseudonym(request):
        facts["member"] = member
    log.info("request", extra={"facts": facts})


METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


def pseudonym(request) -> str:
    """The same word for the same member, which leads to nobody without SECRET_KEY.

    Only for whom the page has asked anyway: a line in the log is not worth a query.
    """
    member = getattr(request, "_cached_user", None)
    if member is None or not member.pk:
        return ""
    return salted_hmac("network.requests", str(member.pk), algorithm="sha256").hexdigest()[:12]
