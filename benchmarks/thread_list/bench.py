"""What does a list of threads cost beside a bare Django page, also far down?"""

from pathlib import Path

from django.conf import settings
from django.urls import reverse

from benchmarks import readers, report, rounds
from benchmarks.load import Request, fetch
from benchmarks.pages import METHOD, serve, table
from benchmarks.stack import Stack
from forums.models import Forum, Thread

FOLDER = Path(__file__).parent
DEEP = 50


def run(stack: Stack, options) -> None:
    [reader] = readers.members(1)
    cookie = readers.cookie(reader)
    forums = list(Forum.objects.visible_to(reader).in_order())
    lists = [reverse("forum", args=[forum.slug]) for forum in forums]
    deep = [f"{url}?page={_deepest(f)}" for url, f in zip(lists, forums, strict=True)]
    asked = {
        "first page of a forum": lists,
        f"last page of a forum, the {DEEP}th at most": deep,
        "home": [reverse("home")],
        "unread": [reverse("unread")],
        "search, a common word": [f"{reverse('search')}?q=school"],
    }
    pages = serve(stack)
    _look(fetch(pages.port, Request(lists[0], cookie)))
    cases = [pages.bare]
    for name, urls in asked.items():
        cases.append(pages.case(name, [Request(url, cookie) for url in urls]))
    rounds.measure(cases, rounds=options.rounds, requests=options.requests, say=stack.say)
    found = {"pages": rounds.figures(cases, pages.bare)}
    report.keep(FOLDER, stack.thousands, found, tell)


def _deepest(forum) -> int:
    threads = Thread.objects.in_forums([forum.pk]).count()
    return max(1, min(DEEP, threads // settings.THREADS_PER_PAGE))


def _look(html: str) -> None:
    rows = html.count('class="thread-row')
    if rows != settings.THREADS_PER_PAGE:
        raise RuntimeError(f"the list shows {rows} threads")


def tell(sizes: dict) -> str:
    parts = ["# What a list of threads costs\n", INTRODUCTION]
    for thousands, found in sizes.items():
        parts.append(f"## {report.size(thousands)}\n\n{found['machine']}\n")
        parts.append(table(found["pages"]))
    return "\n".join(parts)


INTRODUCTION = f"""\
{METHOD} Run it again: `make bench ARGS="thread_list --thousands 10"`.
"""
