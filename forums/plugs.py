"""What the forums plug into the ports of the apps below."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from forums import keeping
from forums.deskside import place_of, titles
from forums.subjects import POST, THREAD
from network.lib import holding
from network.lib.activity import Kind
from network.lib.ports import (
    activity_kinds,
    forum_titles,
    held_kinds,
    member_sections,
    seat_sections,
    secretariat_screens,
    subjects,
)
from network.lib.screens import Group, Screen

SEAT_ACTS = 50


def _posts_visible_to(member):
    from forums.models import Post

    return Post.objects.visible_to(member).shown().select_related("thread", "author")


def _new_replies(post, count):
    return ngettext(
        "%(count)d new reply in “%(title)s”", "%(count)d new replies in “%(title)s”", count
    ) % {"count": count, "title": post.thread.title}


def _started(post, count):
    return _("New thread: “%(title)s”") % {"title": post.thread.title}


activity_kinds.plug(
    Kind(
        name="post_added",
        subject="forums.post",
        visible_to=_posts_visible_to,
        about=lambda post: post.thread,
        wording=_new_replies,
    )
)
activity_kinds.plug(
    Kind(
        name="answer_accepted",
        subject="forums.post",
        visible_to=_posts_visible_to,
        about=lambda post: post.thread,
        wording=lambda post, count: (
            _("Your reply answered “%(title)s”") % {"title": post.thread.title}
        ),
    )
)
activity_kinds.plug(
    Kind(
        name="thread_started",
        subject="forums.post",
        visible_to=_posts_visible_to,
        about=lambda post: post.thread,
        wording=_started,
    )
)


# Told to nobody: what was told of the post is taken back.
activity_kinds.plug(
    Kind(
        name="post_hidden",
        subject="forums.post",
        visible_to=_posts_visible_to,
        about=lambda post: post.thread,
        wording=lambda post, count: "",
    )
)


def _threads_visible_to(member):
    from forums.models import Thread

    return Thread.objects.visible_to(member)


activity_kinds.plug(
    Kind(
        name="thread_locked",
        subject="forums.thread",
        visible_to=_threads_visible_to,
        about=lambda thread: thread,
        wording=lambda thread, count: (
            _("A moderator has closed “%(title)s”") % {"title": thread.title}
        ),
    )
)


def _requests_to_decide(member):
    from forums.models import JoinRequest

    return JoinRequest.objects.to_decide_by(member).select_related("forum")


def _own_requests(member):
    from forums.models import JoinRequest

    return JoinRequest.objects.filter(member=member.pk).select_related("forum")


def _own_groups(member):
    from forums.models import Forum, ForumMember

    forums = Forum.objects.visible_to(member).values("pk")
    return ForumMember.objects.filter(member=member.pk, forum__in=forums).select_related("forum")


def _forums_to_look_after(member):
    from forums.models import Forum

    return Forum.objects.all() if member.is_secretariat else Forum.objects.none()


def _ask_to_join(request, count):
    return ngettext(
        "%(count)d colleague asks to join “%(title)s”",
        "%(count)d colleagues ask to join “%(title)s”",
        count,
    ) % {"count": count, "title": request.forum.title}


for kind in (
    Kind(
        name="join_asked",
        subject="forums.joinrequest",
        visible_to=_requests_to_decide,
        about=lambda request: request.forum,
        wording=_ask_to_join,
    ),
    Kind(
        name="join_declined",
        subject="forums.joinrequest",
        visible_to=_own_requests,
        about=lambda request: request.forum,
        wording=lambda request, count: (
            _("You were not let into “%(title)s”") % {"title": request.forum.title}
        ),
    ),
    Kind(
        name="group_member_added",
        subject="forums.forummember",
        visible_to=_own_groups,
        about=lambda row: row.forum,
        wording=lambda row, count: _("You are now in “%(title)s”") % {"title": row.forum.title},
    ),
    Kind(
        name="group_without_manager",
        subject="forums.forum",
        visible_to=_forums_to_look_after,
        about=lambda forum: forum,
        wording=lambda forum, count: _("Nobody manages “%(title)s” now") % {"title": forum.title},
    ),
    *keeping.KINDS,
):
    activity_kinds.plug(kind)


def recent_threads(viewer, member):
    """The threads a colleague takes part in, of those the viewer may see. One query."""
    from forums.models import Thread

    return "forums/_member_threads.html", {
        "threads": Thread.objects.visible_to(viewer).with_participant(member).by_activity()[:5]
    }


member_sections.plug(recent_threads)


def seat_acts(viewer, seat):
    """Who wrote for a seat, where and when, as far as the viewer may see it."""
    from forums.models import Post

    posts = Post.objects.visible_to(viewer).for_seat(seat)
    return "forums/_seat_acts.html", {
        "posts": posts.select_related("thread", "author", "term")[:SEAT_ACTS]
    }


seat_sections.plug(seat_acts)
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
