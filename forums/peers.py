"""Threads that make two members peers: both have written there, and the viewer may read it."""

from django.utils.translation import gettext, ngettext

from directory.models.visibility import closeness
from forums.models import Participant, Thread

# Looked at: the threads the viewer wrote in last, and so many meetings in them.
THREADS, MEETINGS = 200, 300


def reasons(viewer, ids: list[int]) -> dict[int, list[str]]:
    """{member: [why]}. One query.

    Who wrote without a name takes part as a voice, and is in no list of members; so is the viewer
    where they did.
    """
    if not ids:
        return {}
    own = Participant.objects.filter(member=viewer.pk).order_by("-last_at").values("thread")
    threads = Thread.objects.visible_to(viewer).filter(pk__in=own[:THREADS])
    met = Participant.objects.filter(
        member__in=ids,
        thread__in=threads,
        member__profile__activity_to__gte=closeness(viewer, of="member"),
    )
    titles: dict[int, list[str]] = {}
    newest = met.order_by("-last_at", "-pk").values_list("member", "thread__title")
    for pk, title in newest[:MEETINGS]:
        titles.setdefault(pk, []).append(title)
    return {pk: [_said(those)] for pk, those in titles.items()}


def _said(titles: list[str]) -> str:
    """The thread that was written in last, and how many more there are."""
    if more := len(titles) - 1:
        words = ngettext(
            "both wrote in “%(title)s” and %(n)s other thread",
            "both wrote in “%(title)s” and %(n)s other threads",
            more,
        )
        return words % {"title": titles[0], "n": more}
    return gettext("both wrote in “%(title)s”") % {"title": titles[0]}
