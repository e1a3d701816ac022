"""What the forums plug into the ports of the apps below."""

from django.utils.translation import gettext_lazy

from forums.deskside import place_of, titles
from forums.subjects import POST, THREAD
from network.lib import holding
from network.lib.ports import (
    forum_titles,
    group_mates,
    held_kinds,
    member_sections,
    peer_reasons,
    seat_record,
    seat_sections,
    secretariat_screens,
    subjects,
)
from network.lib.screens import Group, Screen

SEAT_ACTS = 50


def recent_threads(viewer, member):
    """The threads a colleague takes part in, of those the viewer may see. One query.

    Never for visitors: they read posts without names, and this would give their authors away.
    """
    from forums.models import Thread

    if not viewer.is_authenticated or not member.seen.sees("activity"):
        return "forums/_member_threads.html", {"threads": None}
    return "forums/_member_threads.html", {
        "threads": Thread.objects.visible_to(viewer).with_participant(member).by_activity()[:5]
    }


member_sections.plug(recent_threads)


def in_my_groups(viewer):
    """The ids of members who are in a group with somebody, for a query."""
    from forums.models import ForumMember

    return ForumMember.objects.in_a_group_with(viewer).values("member")


group_mates.plug(in_my_groups)


def shared_threads(viewer, ids):
    """What both wrote in, for who looks for peers. One query."""
    from forums.peers import reasons

    return reasons(viewer, ids)


peer_reasons.plug(shared_threads)


def seat_acts(viewer, seat):
    """Who wrote for a seat, where and when, as far as the viewer may see it."""
    from forums.models import Post

    posts = Post.objects.visible_to(viewer).for_seat(seat)
    return "forums/_seat_acts.html", {
        "posts": posts.select_related("thread", "author", "term")[:SEAT_ACTS]
    }


seat_sections.plug(seat_acts)
seat_record.plug(seat_acts)
secretariat_screens.plug(
    Screen(
        "secretariat_forums",
        gettext_lazy("Forums"),
        gettext_lazy("Who reads and who writes in each forum, and what leaves by mail."),
        "messages-square",
        Group.ROOMS,
    )
)
secretariat_screens.plug(
    Screen(
        "secretariat_posting",
        gettext_lazy("Posting"),
        gettext_lazy("What a moderator reads first, how fast one member writes, watched words."),
        "hourglass",
        Group.ROOMS,
    )
)
secretariat_screens.plug(
    Screen(
        "secretariat_imports",
        gettext_lazy("Imports"),
        gettext_lazy("What came from mailing lists, and what was left out and why."),
        "mails",
        Group.ROOMS,
    )
)
secretariat_screens.plug(
    Screen(
        "secretariat_participation",
        gettext_lazy("Participation"),
        gettext_lazy("Which countries and sectors write, and which only read."),
        "activity",
        Group.PEOPLE,
    )
)


def _where(viewer, wanted):
    """The forums, threads and posts that held words are about. One query a type that is wanted."""
    from forums.models import Forum, Post, Thread

    found = {}
    for model, more in ((Forum, ()), (Thread, ()), (Post, ("thread",))):
        label = model._meta.label_lower
        if ids := [pk for kind, pk in wanted if kind == label]:
            rows = model.objects.visible_to(viewer).select_related(*more).filter(pk__in=ids)
            found |= {(label, row.pk): _titled(row) for row in rows}
    return found


def _titled(row):
    return getattr(row, "thread", row).title, row.get_absolute_url()


def _plug_held_kinds():
    from forums.actions import held_imports, released

    for name, label, publish in (
        ("reply", gettext_lazy("A reply"), released.publish_reply),
        ("thread", gettext_lazy("A new thread"), released.publish_thread),
        ("edit", gettext_lazy("New words of a post"), released.publish_edit),
        (
            held_imports.KIND,
            gettext_lazy("A message of a mailing list"),
            held_imports.publish_message,
        ),
    ):
        held_kinds.plug(holding.Kind(name, label, _where, publish, place_of))


_plug_held_kinds()
for subject in (POST, THREAD):  # a link with a post's mark is the post's
    subjects.plug(subject)
forum_titles.plug(titles)
