"""What does a list of threads cost beside a bare Django page, also far down?"""

from pathlib import Path

from django.conf import settings
from django.urls import reverse

from benchmarks import readers, report, rounds
from benchmarks.load import Request, fetch
from benchmarks.pages import METHOD, serve, table
from benchmarks.stack import Stack
from benchmarks.thread_page import comparison, plans
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
    found = {
        "few": plans.few(),
        "plans": {
            name: plans.average([plans.of_page(urls[0], cookie)]) for name, urls in asked.items()
        },
    }
    if not options.plans:
        found["pages"] = _pages(stack, options, asked, cookie)
    report.keep(FOLDER, stack.thousands, found, tell)


def _pages(stack, options, asked, cookie) -> dict:
    pages = serve(stack)
    [lists, *_others] = asked.values()
    _look(fetch(pages.port, Request(lists[0], cookie)))
    cases = [pages.bare]
    for name, urls in asked.items():
        cases.append(pages.case(name, [Request(url, cookie) for url in urls]))
    rounds.measure(cases, rounds=options.rounds, requests=options.requests, say=stack.say)
    return rounds.figures(cases, pages.bare)


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
        if pages := found.get("pages"):
            parts.append(table(pages))
    return "\n".join([*parts, comparison.tell(sizes)]).rstrip() + "\n"


INTRODUCTION = f"""\
{METHOD} Run it again: `make bench ARGS="thread_list --thousands 10"`.
"""
