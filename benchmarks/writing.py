"""Replies as browsers send them, into threads that a benchmark opens and takes away again."""

import time
import uuid
from contextlib import contextmanager
from urllib.parse import urlencode

import redis
from django.conf import settings
from django.urls import reverse

from benchmarks.load import Request
from benchmarks.readers import CSRF
from directory.models import Priority
from forums.actions import threads
from forums.models import Forum, Post, Thread
from network.lib.activity import Activity

WORDS = (
    "We tried this for two terms in three schools. The form has one page and nobody has asked for "
    "a second. What helped most was a fixed hour each week for the phone calls."
)


@contextmanager
def some_threads(author, count: int):
    """Threads to write in. At the end they are taken away: the community stays as written."""
    _forget_limits()
    forum = Forum.objects.visible_to(author).filter(audience=Forum.Audience.MEMBERS).first()
    priorities = [Priority.objects.in_use().first()]
    opened = [
        threads.start(
            forum=forum,
            author=author,
            title=f"A thread to write in, {number}",
            written=WORDS,
            language="en",
            priorities=priorities,
        ).thread
        for number in range(count)
    ]
    try:
        yield opened
    finally:
        posts = Post.objects.filter(thread__in=opened).values("pk")
        Activity.objects.filter(subject_type="forums.post", subject_id__in=posts).delete()
        Thread.objects.filter(pk__in=[thread.pk for thread in opened]).delete()


def _forget_limits() -> None:
    """An account may write sixty replies in ten minutes, a run of five minutes ago among them."""
    with redis.Redis.from_url(settings.CACHES["default"]["LOCATION"]) as client:
        for key in client.scan_iter("*limit:posts:*"):
            client.delete(key)


def reply(thread, cookie: str, *, htmx: bool = True) -> Request:
    """One reply: as the page's script sends it, or as a form without script."""
    body = {
        "text": WORDS,
        "written_as": "text",
        "submission": str(uuid.uuid4()),
        "csrfmiddlewaretoken": CSRF,
    }
    path = reverse("reply", args=[thread.pk])
    return Request(path, cookie, urlencode(body), htmx=htmx, expects=200 if htmx else 302)


def all_told(patience: float = 60.0) -> None:
    """Wait until the worker has handled every activity.

    Raises:
        RuntimeError: it has not in time.
    """
    ends = time.monotonic() + patience
    while Activity.objects.unhandled().exists():
        if time.monotonic() > ends:
            raise RuntimeError("the worker has not told everybody in time")
        time.sleep(0.1)
