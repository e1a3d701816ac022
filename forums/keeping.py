"""What the inbox says of posts that somebody kept or gave thanks for."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.lib.activity import Kind


def _thanked_posts(member):
    """The member's own posts that somebody thanks for now."""
    from forums.models import Post

    posts = Post.objects.visible_to(member).shown().by(member)
    return posts.with_thanks().filter(thanked__gt=0).select_related("thread")


def _thanked(post, count):
    """How many thank now, whatever was pressed and taken back meanwhile."""
    return ngettext(
        "%(count)d colleague thanks you for your post in “%(title)s”",
        "%(count)d colleagues thank you for your post in “%(title)s”",
        post.thanked,
    ) % {"count": post.thanked, "title": post.thread.title}


def _bookmarks(member):
    from forums.models import Bookmark

    return Bookmark.objects.visible_to(member)


KINDS = (
    Kind(
        name="post_thanked",
        subject="forums.post",
        visible_to=_thanked_posts,
        about=lambda post: post,
        wording=_thanked,
    ),
    Kind(
        name="bookmark_due",
        subject="forums.bookmark",
        visible_to=_bookmarks,
        about=lambda bookmark: bookmark,
        wording=lambda bookmark, count: (
            _("You wanted to come back to “%(title)s”") % {"title": bookmark.post.thread.title}
        ),
    ),
)
