"""What the thread page shows, gathered in a constant number of queries."""

from dataclasses import dataclass, replace
from functools import lru_cache

from django.conf import settings
from django.http import Http404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from directory.models.spokespersons import speaking
from directory.vocabularies import countries_by_code, priorities_by_id
from forums import (
    access,
    controls,
    fragments,
    movedposts,
    refusals,
    replyform,
    summarypage,
    takingpart,
    visible,
    watchchoice,
)
from forums.authors import with_asker
from forums.kinds import FORMS
from forums.models import Post, Thread
from forums.models.drafts import with_draft
from forums.models.loudness import Source
from forums.models.summaries import with_summary
from forums.reading_time import minutes
from moderation.access import names_of_desk
from network.lib.kept import Kept
from network.lib.pages import Page, page_number


def face(request) -> str:
    return fragments.MEMBERS if access.may_see_names(request.user) else fragments.PUBLIC


def get_thread(request, pk) -> Thread:
    """The thread with all that stands around its posts, or 404. One query beside the forums'."""
    forums = {forum.pk: forum for forum in visible.forums(request)}
    values = visible.member_id(request.user)
    found = _thread(visible.reader(request.user), pk=pk, forums=list(forums), **values)
    if not found:
        raise Http404
    [thread] = found
    thread.forum = forums[thread.forum_id]
    if not values:
        thread.read_to = thread.draft = None
    return thread


@Kept
def _thread(reader, pk, forums, member_id=None):
    reader = replace(reader, pk=member_id)
    threads = Thread.objects.in_forums(forums).filter(pk=pk)
    threads = with_summary(threads.select_related("language").with_labels().with_answer())
    if reader.is_authenticated:
        threads = threads.with_reading(reader).with_loudness(reader)
        threads = with_asker(with_draft(threads, reader), reader)
        threads = threads.annotate(speaking=speaking(reader))
    return threads.with_participants() if access.may_see_names(reader) else threads


@dataclass(frozen=True)
class ThreadPage:
    rows: list
    page: Page
    # What stands in place of posts that were moved, by number.
    moved: dict

    @property
    def last_number(self):
        return max([row.number for row in self.rows[-1:]] + list(self.moved), default=0)


def page_of(request, thread) -> ThreadPage:
    """Twenty posts by number: page 1 and page 5,000 read the same index range."""
    size = settings.POSTS_PER_PAGE
    count = max(1, -(-thread.last_number // size))
    asked = request.GET.get("page")
    if asked == "last":
        number = count
    elif asked == "unread":
        number = min(count, (thread.read_to or 0) // size + 1)
    else:
        number = page_number(asked)
    if number > count:
        raise Http404
    reader = visible.member_id(request.user)
    first, last = (number - 1) * size + 1, min(number * size, thread.last_number)
    rows = fragments.page_rows(thread.pk, first, number * size, **reader)
    # No number is ever missing but where a post was moved.
    gaps = last - first + 1 > len(rows)
    moved = movedposts.stubs(request, thread, first, last) if gaps else {}
    url = reverse("thread", args=[thread.pk, thread.slug])
    return ThreadPage(rows, Page(number, count, url), moved)


def context(request, thread, page: ThreadPage) -> dict:
    may_reply = access.may_reply(request.user, thread)
    posts = posts_html(request, thread, page.rows, page.moved)
    is_first = page.page.number == 1
    return {
        "thread": thread,
        "page": page.page,
        "posts": posts,
        "minutes": minutes(posts, len(page.rows), thread.post_count) if is_first else 0,
        "last_page": page.page.number == page.page.count,
        "first_unread": (thread.read_to or 0) + 1 if request.user.is_authenticated else None,
        "may_reply": may_reply,
        "may_change_sensitivity": access.may_change_sensitivity(request.user, thread),
        "may_curate": access.may_curate(request.user, thread),
        "may_steer": access.may_steer(request.user, thread),
        "may_relabel": access.may_relabel(request.user, thread),
        "may_call_experts": access.may_call_experts(request.user, thread),
        "may_learn_name": thread.without_name and _may_learn_name(request.user, thread),
        "may_place": access.may_place(request.user, thread),
        "may_archive": access.may_archive(request.user, thread),
        "form_of_kind": FORMS[thread.kind],
        "answer_url": answer_url(thread),
        "summary": summarypage.shown(thread, names=access.may_see_names(request.user)),
        "why_not": "" if may_reply else refusals.why_not_reply(request.user, thread),
        "people": takingpart.people(thread) if access.may_see_names(request.user) else "",
        "socket": f"/ws/threads/{thread.pk}/" if access.may_see_names(request.user) else "",
        **(replyform.below(request, thread) if may_reply else {}),
        **(watch_values(thread) if request.user.is_authenticated else {}),
        **labels(thread),
    }


def _may_learn_name(member, thread) -> bool:
    return names_of_desk(member).behind(thread.author_id).exists()


def labels(thread) -> dict:
    priorities, countries = priorities_by_id(), countries_by_code()
    return {
        "priorities": [priorities[pk] for pk in thread.priority_ids if pk in priorities],
        "countries": [countries[code] for code in thread.country_codes if code in countries],
    }


def answer_url(thread) -> str:
    """Where the reply stands that answered it; empty when none has."""
    number = thread.answer_number
    return Post(thread=thread, number=number).get_absolute_url() if number else ""


def posts_html(request, thread, rows, moved=None) -> SafeString:
    """The posts as items of a list, the reader's own with their controls at the mark.

    Args:
        moved: what stands in between, by number.
    """
    html = fragments.render(rows, face(request))
    mark = _answer_mark(get_language())
    posts = {
        row.number: (mark if row.pk == thread.answer_id else "")
        + with_controls(request, thread, row, html[row.pk])
        for row in rows
        if row.pk in html
    } | (moved or {})
    return SafeString("\n".join(f"<li>{posts[number]}</li>" for number in sorted(posts)))


@lru_cache(maxsize=32)
def _answer_mark(language: str) -> str:
    return render_to_string("forums/_answer_mark.html")


def with_controls(request, thread, row, html):
    drawn = controls.drawn(request.user, thread, row)
    # Safe: both parts come from our own templates.
    return mark_safe(html.replace(fragments.CONTROLS, drawn, 1)) if drawn else html


def watch_context(request, thread_pk) -> dict:
    """What `_watch.html` shows of a thread the member may read. One query."""
    thread = Thread.objects.with_loudness(request.user).get(pk=thread_pk)
    return {"thread_pk": thread_pk, **watch_values(thread)}


def watch_values(thread) -> dict:
    """Whether it was chosen for the thread itself, how loud that makes it, and why."""
    return {
        "volume": thread.loudness,
        "is_chosen": thread.loud_by == Source.THREAD,
        "watch_said": watchchoice.said(thread),
    }


def thread_values(form) -> dict:
    """Keyword arguments of `start` and of `hold_thread` from a valid ThreadForm."""
    data = form.cleaned_data
    return {
        **form.words,
        "title": data["title"],
        "priorities": data["priorities"],
        "language": data["language"].pk,
        "countries": data["countries"],
        "level": data["level"].pk if data["level"] else None,
        "kind": form.kind,
        "deadline": data.get("deadline"),
        "tags": data["tags"],
        "sensitivity": data["sensitivity"],
        "without_name": data.get("without_name", False),
        "english": data["english"],
        "submission": data["submission"],
    }
