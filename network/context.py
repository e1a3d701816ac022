"""What the frame around every page shows."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from directory.access import is_admitted
from forums.access import visible_forums
from notifications.models import Notification


class Frame:
    """Header and rail. Built when a template first asks, so a fragment costs nothing."""

    def __init__(self, request):
        self.member = request.user if request.user.is_authenticated else None
        self.admitted = is_admitted(request.user)
        self.forums = [_with_news(forum, self.member) for forum in visible_forums(request)]
        self.unread = Notification.objects.unread_count(self.member) if self.member else 0
        match = request.resolver_match
        self.here = match.url_name if match else ""
        self.demo = settings.HAVN_DEMO


def _with_news(forum, member):
    forum.has_news = bool(
        member
        and forum.last_post_at
        and (not forum.read_until or forum.last_post_at > forum.read_until)
    )
    return forum


def frame(request):
    return {"frame": SimpleLazyObject(lambda: Frame(request))}
