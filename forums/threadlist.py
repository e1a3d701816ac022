"""Rows of a thread list: what each shows, without a query a row."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404

from directory.vocabularies import countries_by_code, priorities_by_id
from forums import access
from forums.forms.lists import ListForm
from forums.models import Thread
from network.lib.pages import Page, page_number


@dataclass(frozen=True)
class ThreadRow:
    thread: Thread
    priorities: list
    countries: list
    # None for visitors; 0 when all is read.
    unread: int | None
    is_new: bool


def page(request, forums: list[int], *, pins: bool = False) -> dict:
    """One page of the threads of some forums, by activity, as its template wants it. One query.

    Args:
        forums: ids of those the reader may read.
        pins: whether what is pinned leads the list, as long as it is not narrowed.

    Raises:
        Http404: the list has no such page.
    """
    form = ListForm(request.GET, member=request.user)
    number, size = page_number(request.GET.get("page")), settings.THREADS_PER_PAGE
    threads = form.narrow(Thread.objects.in_forums(forums), request.user)
    filters = tuple(form.chosen.items())
    leads = pins and not filters
    if leads and number == 1:
        found = list(decorated(threads.led_by_pinned(size + 1), request.user))
    else:
        others = (threads.unpinned() if leads else threads).by_activity()
        start = (number - 1) * size
        found = list(decorated(others, request.user)[start : start + size + 1])
    if number > 1 and not found:
        raise Http404
    size += sum(getattr(thread, "leads", False) for thread in found)
    return {
        "form": form,
        "rows": [row(thread, request.user) for thread in found[:size]],
        "page": Page(number, number + (len(found) > size), request.path, filters),
        "is_narrowed": bool(filters),
    }


def decorated(threads, member):
    """A thread QuerySet with all that a row shows."""
    threads = threads.with_labels().with_people()
    return threads.with_reading(member) if member.is_authenticated else threads


def row(thread, member) -> ThreadRow:
    unread, is_new = None, False
    if access.may_see_names(member):
        unread = max(0, thread.last_number - (thread.read_to or 0))
        is_new = thread.read_to is None
    return _row(thread, unread, is_new)


def unread_row(thread) -> ThreadRow:
    """A row of a thread `with_unread`: posts of others are counted, and none that is hidden."""
    found = thread.unread_posts or {"count": 0}
    return _row(thread, found["count"], is_new=thread.read_to is None)


def _row(thread, unread, is_new) -> ThreadRow:
    priorities, countries = priorities_by_id(), countries_by_code()
    return ThreadRow(
        thread=thread,
        priorities=[priorities[pk] for pk in thread.priority_ids if pk in priorities],
        countries=[countries[code] for code in thread.country_codes if code in countries],
        unread=unread,
        is_new=is_new,
    )
