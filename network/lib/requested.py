"""One number for all that a request leads to, from the proxy to the last log line."""

import re
import uuid
from contextvars import ContextVar

from django.conf import settings

# Only the form a proxy makes up: what a visitor may write there could be anything.
UUID = re.compile(r"[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}", re.IGNORECASE)

current: ContextVar[str] = ContextVar("request", default="")


def number(given: str) -> str:
    """Return the proxy's number when there is a proxy and it is one, else a new one.

    Args:
        given: the X-Request-ID header.
    """
    if settings.PROXY_COUNT and UUID.fullmatch(given):
        return given.lower()
    return str(uuid.uuid4())
