"""Who reads in a benchmark: members of the written community, with sessions of their own."""

from collections.abc import Sequence

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.cached_db import SessionStore

from directory.models import Member
from forums.models import Thread
from network.scale.shape import OFFSET

# Django takes a secret of 32 letters in the cookie and the same in the form.
CSRF = "benchmark" + "0" * 23


def members(count: int) -> list[Member]:
    """The first members the scale wrote."""
    return list(Member.objects.filter(pk__gte=OFFSET).order_by("pk")[:count])


def cookie(member: Member) -> str:
    """Sign a member in; return the Cookie header of the session."""
    session = SessionStore()
    session[SESSION_KEY] = str(member.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = member.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; " + (
        f"{settings.CSRF_COOKIE_NAME}={CSRF}"
    )


def full_threads(count: int, **forum) -> Sequence[Thread]:
    """Threads with a full first page, spread over the community, the long one left out.

    Args:
        count: how many at the most.
        forum: `audience="public"`, say.
    """
    full = Thread.objects.filter(pk__gt=OFFSET, last_number__gte=settings.POSTS_PER_PAGE)
    full = full.filter(**{f"forum__{name}": value for name, value in forum.items()})
    ids = list(full.order_by("pk").values_list("pk", flat=True))
    step = max(1, len(ids) // count)
    return list(Thread.objects.filter(pk__in=ids[::step][:count]))


def longest_thread() -> Thread:
    return Thread.objects.get(pk=OFFSET)
