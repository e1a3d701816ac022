"""Threads that wait for somebody: nobody has replied, or nobody has written for long."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.http import Http404
from django.utils import timezone

from directory.vocabularies import languages_by_code, priorities_by_id
from forums import visible
from forums.forms.waiting import WaitingForm
from forums.models import Forum, Thread
from network.lib.pages import Page, page_number

QUIET = timedelta(days=14)


@dataclass(frozen=True)
class WaitingRow:
    """
    Args:
        days: since its last post.
    """

    thread: Thread
    forum: Forum
    priorities: list
    language: str
    days: int


def page(request) -> dict:
    """One page of them, who waits longest first, of the forums the moderator reads. One query.

    Raises:
        Http404: there is no such page.
    """
    form = WaitingForm(request.GET)
    forums = {forum.pk: forum for forum in visible.forums(request)}
    number, size = page_number(request.GET.get("page")), settings.THREADS_PER_PAGE
    threads = Thread.objects.in_forums(list(forums)).waiting_longest()
    threads = threads.quiet_since(timezone.now() - QUIET) if form.is_quiet else threads.unanswered()
    start = (number - 1) * size
    found = list(form.narrow(threads).with_labels()[start : start + size + 1])
    if number > 1 and not found:
        raise Http404
    return {
        "form": form,
        "rows": [_row(thread, forums[thread.forum_id]) for thread in found[:size]],
        "page": Page(number, number + (len(found) > size), request.path, form.filters),
    }


def _row(thread, forum) -> WaitingRow:
    priorities = priorities_by_id()
    return WaitingRow(
        thread=thread,
        forum=forum,
        priorities=[priorities[pk] for pk in thread.priority_ids if pk in priorities],
        language=languages_by_code()[thread.language_id].native,
        days=(timezone.now() - thread.last_post_at).days,
    )
