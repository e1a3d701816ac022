"""One number for all that a request leads to, from the proxy to the last log line; and whence."""

import ipaddress
import re
import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings

# Only the form a proxy makes up: what a visitor may write there could be anything.
UUID = re.compile(r"[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}", re.IGNORECASE)

current: ContextVar[str] = ContextVar("request", default="")
# Asked only by who needs it: most requests are not audited.
address: ContextVar[Callable[[], str | None]] = ContextVar("address", default=lambda: None)

KEPT_BITS = {4: 24, 6: 48}  # of an address: the network, never the device


def number(given: str) -> str:
    """Return the proxy's number when there is a proxy and it is one, else a new one.

    Args:
        given: the X-Request-ID header.
    """
    if settings.PROXY_COUNT and UUID.fullmatch(given):
        return given.lower()
    return str(uuid.uuid4())


def network() -> str:
    """The network the request came from, /24 or /48; empty for the clock and the command line."""
    given = address.get()()
    if not given:
        return ""
    full = ipaddress.ip_address(given)
    return str(ipaddress.ip_network((full, KEPT_BITS[full.version]), strict=False))
