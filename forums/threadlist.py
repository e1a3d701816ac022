"""Rows of a thread list: what each shows, without a query a row."""

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.http import Http404
from django.template import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from directory.models.visibility import FACE_TO
from directory.vocabularies import languages_by_code
from forums import access, visible
from forums.forms.lists import ListForm
from forums.models import Thread
from forums.threadrow import ThreadRow, Unread, shown
from network.lib.arrays import by_keys
from network.lib.kept import Kept
from network.lib.pages import Page, page_number

# Hardly anybody turns more pages of a list.
KEPT_PAGES = 3
# Of many columns those that a row shows.
OF_A_ROW = [
    *("title", "english", "slug", "language", "kind", "stage", "answer", "deadline"),
    *("locked_at", "locked_until", "post_count", "last_number", "last_post_at"),
    *(f"author__{name}" for name in ("name", "email", "left_at", *FACE_TO)),
    *("author__country", "author__organisation__name"),
]


def page(request, forums: list[int], *, pins: bool = False) -> dict:
    """One page of the threads of some forums, by activity, as its template wants it. One query.

    Args:
        forums: ids of those the reader may read.
        pins: whether what is pinned leads the list, as long as it is not narrowed.

    Raises:
        Http404: the list has no such page.
    """
    member = request.user
    form = ListForm(request.GET, is_member=member.is_authenticated)
    number, size = page_number(request.GET.get("page")), settings.THREADS_PER_PAGE
    filters = tuple(form.chosen.items())
    place = Place(pins and not filters, (number - 1) * size, size + 1)
    if not filters and number <= KEPT_PAGES:
        found = _usual(place, forums=forums, **visible.member_id(member))
    else:
        found = list(place.of(form.narrow(Thread.objects.in_forums(forums), member), member))
    if number > 1 and not found:
        raise Http404
    size += sum(getattr(thread, "leads", False) for thread in found)
    return {
        "narrow": _narrow(form, request.path),
        "rows": [row(thread, member) for thread in found[:size]],
        "page": Page(number, number + (len(found) > size), request.path, filters),
        "is_narrowed": bool(filters),
    }


def _narrow(form: ListForm, path: str) -> SafeString:
    """The form that narrows a list; most readers get it as it is before anything is chosen."""
    if form.chosen:
        return _narrow_html(form, path)
    return _not_narrowed(form.is_member, tuple(languages_by_code()), get_language())


@lru_cache(maxsize=64)
def _not_narrowed(is_member, _languages, _language) -> SafeString:
    return _narrow_html(ListForm(is_member=is_member), "")


def _narrow_html(form, path) -> SafeString:
    template = get_template("forums/_narrow.html").template
    return template.render(Context({"form": form, "narrowed_at": path}))


@dataclass(frozen=True)
class Place:
    """Which threads of a list; of a list that pins lead, all of these come with the first."""

    pins: bool
    start: int
    size: int

    def of(self, threads, member):
        if self.pins and self.start == 0:
            return decorated(threads.led_by_pinned(self.size), member)
        others = (threads.unpinned() if self.pins else threads).by_activity()
        if self.start:
            # First which: PostgreSQL would put together all that a row shows of those before, too.
            these = others.values("pk")[self.start : self.start + self.size]
            others = by_keys(Thread.objects.all(), these).by_activity()
        return decorated(others, member)[: self.size]


@Kept
def _usual(place, forums, member_id=None):
    return place.of(Thread.objects.in_forums(forums).listed(), visible.Reader.of(member_id))


def decorated(threads, member):
    """A thread QuerySet with all that a row shows."""
    threads = decorated_for_all(threads)
    return threads.with_reading(member) if member.is_authenticated else threads


def decorated_for_all(threads):
    """The same without how far somebody has read."""
    return threads.with_labels().with_author().only(*OF_A_ROW)


def row(thread, member) -> ThreadRow:
    """A row of a thread, which is `decorated`."""
    if not access.may_see_names(member):
        return shown(thread, names=False)
    read_to = thread.read_to or 0
    unread = Unread(max(0, thread.last_number - read_to), read_to + 1)
    return shown(thread, names=True, unread=unread, is_new=thread.read_to is None)


def unread_row(thread) -> ThreadRow:
    """A row of a thread `with_unread`: posts of others are counted, and none that is hidden."""
    unread = Unread(**thread.unread_posts) if thread.unread_posts else Unread(0, 1)
    return shown(thread, names=True, unread=unread, is_new=thread.is_new)
