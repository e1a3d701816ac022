"""Who has neither password nor key confirms by a mailed code that it is still they.

allauth asks nobody who has neither: it would take an open page for the member. And it lets such a
page choose a first password, which would then do for all the rest.
"""

import time
from functools import wraps

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.account.internal.flows.reauthentication import (
    get_reauthentication_flows,
    is_reauthentication_required,
    suspend_request,
)
from allauth.core.exceptions import ReauthenticationRequired

IN_SESSION = "mailed_code"
# allauth's addresses that give a new way in, and whether only a POST of them does.
NEW_WAYS_IN = {
    "account_set_password": False,
    "account_email": True,
    "mfa_add_webauthn": False,
    "mfa_activate_totp": False,
}


def is_the_way(member) -> bool:
    """Whether the member has nothing else to confirm by."""
    return not get_reauthentication_flows(member)


def still_you(view=None, *, allow_get: bool = False):
    """A view before which everybody confirms that it is they, also who has a mailed code alone.

    Args:
        allow_get: looking is free, only a POST is asked.
    """

    def decorate(view):
        @reauthentication_required(allow_get=allow_get)
        @wraps(view)
        def wrapped(request, *args, **kwargs):
            is_free = allow_get and request.method == "GET"
            if not is_free and is_the_way(request.user) and not _confirmed_lately(request):
                raise ReauthenticationRequired
            return view(request, *args, **kwargs)

        return wrapped

    return decorate(view) if view else decorate


def before_a_new_way_in(request):
    """Where to go first when the request would make a new way in for who may not be the member."""
    on_post_only = NEW_WAYS_IN.get(request.resolver_match.url_name)
    if on_post_only is None or not request.user.is_authenticated:
        return None
    if on_post_only and request.method != "POST":
        return None
    if is_the_way(request.user):
        confirmed = _confirmed_lately(request)
    else:
        confirmed = not is_reauthentication_required(request, app="allauth.account")
    if confirmed:
        return None
    [way, *_others] = get_adapter(request).get_reauthentication_methods(request.user)
    return suspend_request(request, way["url"])


def _confirmed_lately(request) -> bool:
    """Whether a mailed code was typed some minutes ago, here or to sign in."""
    records = get_authentication_records(request, request.user)
    times = [record["at"] for record in records if record["method"] == "code"]
    return bool(times) and time.time() - times[-1] < app_settings.REAUTHENTICATION_TIMEOUT


class MailedCode(AbstractCodeVerificationProcess):
    """A code that was mailed to a signed-in member; it is known to their session alone."""

    def __init__(self, request, state: dict):
        self.request = request
        super().__init__(
            max_attempts=app_settings.LOGIN_BY_CODE_MAX_ATTEMPTS,
            timeout=app_settings.LOGIN_BY_CODE_TIMEOUT,
            state=state,
            user=request.user,
        )

    @classmethod
    def begin(cls, request) -> "MailedCode":
        """Mail a new code; one before it counts no more."""
        made = cls(request, cls.initial_state(request.user, email=request.user.email))
        made.send()
        made.persist()
        return made

    @classmethod
    def resume(cls, request) -> "MailedCode | None":
        """The code that was mailed, while it is good."""
        state = request.session.get(IN_SESSION)
        return cls(request, state).abort_if_invalid() if state else None

    def send(self) -> None:
        adapter = get_adapter(self.request)
        self.state["code"] = adapter.generate_login_code()
        context = {"request": self.request, "code": self.code}
        adapter.send_mail("account/email/mailed_code", self.state["email"], context)

    def finish(self) -> None:
        """For some minutes the member is not asked again."""
        self.abort()
        proof = {"method": "code", "email": self.state["email"], "reauthenticated": True}
        record_authentication(self.request, self.user, **proof)

    def persist(self) -> None:
        self.request.session[IN_SESSION] = self.state

    def abort(self) -> None:
        self.request.session.pop(IN_SESSION, None)
