"""What the frame around every page shows."""

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.template.loader import get_template
from django.urls import reverse
from django.utils.functional import SimpleLazyObject, cached_property
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from directory import announced
from directory.access import is_admitted, is_secretariat, lacks_second_factor
from forums import visible
from forums.models.watching import Volume
from moderation.access import MODERATES
from network.header import header
from network.lib.ports import secretariat_screens
from network.lib.screens import Screen, grouped
from notifications.models import Notification


class Frame:
    """Header and rail. Built when a template first asks, so a fragment costs nothing."""

    def __init__(self, request):
        self.request = request
        self.member = request.user if request.user.is_authenticated else None
        # Without the second factor no socket opens, so no page asks for one.
        self.admitted = is_admitted(request.user) and not lacks_second_factor(request.user)
        self.forums = [_with_news(forum, self.member) for forum in visible.forums(request)]
        self.unread = Notification.objects.unread_count(self.member) if self.member else 0
        self.rail = _rail(tuple(_line(forum) for forum in self.forums), get_language())
        match = request.resolver_match
        self.here = match.url_name if match else ""
        self.demo = settings.HAVN_DEMO
        self.announcements = announced.shown_to(self.member)
        self.canonical = _canonical(request)
        self.moderates = self.admitted and self.member.role in MODERATES
        screens = list(secretariat_screens) if is_secretariat(request.user) else []
        self.screens = grouped(screens)
        self.screen = _screen(request.path, screens)

    @cached_property
    def header(self) -> SafeString:
        return header(self.request, self)


def _screen(path, screens) -> Screen | None:
    """In the menu of the secretariat: the screen whose address is the longest above this page's."""
    addresses = {reverse(screen.url_name): screen for screen in screens}
    above = [address for address in addresses if path.startswith(address)]
    return addresses[max(above, key=len)] if above else None


def _canonical(request) -> str:
    """This page's one address: of the query only the page's number counts."""
    page = request.GET.get("page", "")
    number = page.isascii() and page.isdigit() and int(page[:9]) > 1
    return f"{settings.HAVN_URL}{request.path}" + (f"?page={page}" if number else "")


def _with_news(forum, member):
    forum.has_news = bool(
        member
        and forum.last_post_at
        and forum.volume != Volume.MUTED
        and (not forum.read_until or forum.last_post_at > forum.read_until)
    )
    return forum


@dataclass(frozen=True)
class Line:
    """All that the rail shows of a forum."""

    slug: str
    title: str
    priority: str
    icon: str
    has_news: bool
    is_under: bool


def _line(forum) -> Line:
    priority = forum.priority
    return Line(
        forum.slug,
        forum.title,
        priority.slug if priority else "",
        priority.icon if priority else "messages-square",
        forum.has_news,
        forum.is_under,
    )


@lru_cache(maxsize=512)
def _rail(lines: tuple[Line, ...], language: str) -> str:
    """The rail as HTML. Members with the same news in the same forums have the same one."""
    return get_template("lib/_rail.html").render({"lines": lines})


def frame(request):
    return {"frame": SimpleLazyObject(lambda: Frame(request))}
