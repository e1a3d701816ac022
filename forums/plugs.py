"""What the forums plug into the ports of the apps below."""

from django.utils.translation import ngettext

from network.lib.activity import Kind
from network.lib.ports import activity_kinds, member_sections, seat_sections

SEAT_ACTS = 50


def _posts_visible_to(member):
    from forums.models import Post

    return Post.objects.visible_to(member).select_related("thread", "author")


def _new_replies(post, count):
    return ngettext(
        "%(count)d new reply in “%(title)s”", "%(count)d new replies in “%(title)s”", count
    ) % {"count": count, "title": post.thread.title}


def _started(post, count):
    return post.thread.title


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
        name="thread_started",
        subject="forums.post",
        visible_to=_posts_visible_to,
        about=lambda post: post.thread,
        wording=_started,
    )
)


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
