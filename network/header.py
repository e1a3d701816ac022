"""The header around every page: drawn once for each way it can look.

What is of one member alone, name, unread and token, has a stand-in there: their own header is the
kept one with these put in.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.middleware.csrf import get_token
from django.template.loader import get_template
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from network.lib.stand_ins import put_in, stand_in
from network.templatetags.ui import initials

OF_A_MEMBER = ("name", "initials", "handle")


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
        if not self.is_member:
            return None
        return {name: stand_in(name) for name in OF_A_MEMBER} | {"is_suspended": self.is_suspended}

    @property
    def unread(self) -> str | int:
        return stand_in("unread") if self.has_unread else 0


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
    return put_in(drawn, {stand_in(name): value for name, value in own.items()})


@lru_cache(maxsize=512)
def _drawn(looks: Looks, language: str) -> str:
    values = {"frame": looks, "csrf_token": stand_in("token")}
    return get_template("lib/_header.html").render(values)
