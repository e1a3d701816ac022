"""The header around every page: drawn once for each way it can look.

What is of one member alone, name, unread and token, has a stand-in there: their own header is the
kept one with these put in.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from django.middleware.csrf import get_token
from django.template.loader import get_template
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from network.templatetags.ui import initials

# A handle can be in an address, so its stand-in reads like one. Nothing else of the header does.
STAND_INS = MappingProxyType(
    {name: f"stand-in-for-{name}" for name in ("name", "initials", "handle", "unread", "token")}
)
_STAND_IN = re.compile(r"stand-in-for-([a-z]+)")


@dataclass(frozen=True)
class Looks:
    """All that decides how the header looks, but whose it is.

    Args:
        here: the name of the page's address.
    """

    here: str
    is_member: bool
    is_suspended: bool
    has_unread: bool
    moderates: bool
    screens: bool
    demo: bool

    @property
    def member(self) -> dict | None:
        return {**STAND_INS, "is_suspended": self.is_suspended} if self.is_member else None

    @property
    def unread(self) -> str | int:
        return STAND_INS["unread"] if self.has_unread else 0


def header(request, frame) -> SafeString:
    """The header of a page.

    Args:
        frame: what the frame around this page shows.
    """
    member = frame.member
    looks = Looks(
        here=frame.here,
        is_member=member is not None,
        is_suspended=member is not None and member.is_suspended,
        has_unread=frame.unread > 0,
        moderates=frame.moderates,
        screens=bool(frame.screens),
        demo=frame.demo,
    )
    drawn = _drawn(looks, get_language())
    if member is None:
        return SafeString(drawn)
    own = {
        "name": escape(member.name),
        "initials": escape(initials(member.name)),
        "handle": member.handle,
        "unread": str(frame.unread),
        "token": get_token(request),
    }
    # Safe: our own template, with values that are escaped, or only letters and digits.
    return SafeString(_STAND_IN.sub(lambda found: own[found[1]], drawn))


@lru_cache(maxsize=512)
def _drawn(looks: Looks, language: str) -> str:
    values = {"frame": looks, "csrf_token": STAND_INS["token"]}
    return get_template("lib/_header.html").render(values)
