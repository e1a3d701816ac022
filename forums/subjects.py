"""Posts and threads as things that can be reported and taken out of sight."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.voices import has_left
from forums import deskside, visible
from forums.actions import curation, headings
from forums.models import Post, Thread
from forums.models.moved import post_at
from forums.redaction import bar
from moderation.grounds import Ground
from moderation.models import Seal
from network.lib.subjects import Subject


def _posts_visible_to(reader):
    return _every_post().in_forums(visible.read_by(reader))


def _every_post():
    return Post.objects.select_related("thread__forum", "author")


def _threads_visible_to(reader):
    return _every_thread().in_forums(visible.read_by(reader))


def _every_thread():
    return Thread.objects.select_related("forum", "author")


def _post_card(post):
    return _("Post %(number)s of thread %(thread)s in the forum “%(forum)s”") % {
        "number": post.number,
        "thread": post.thread_id,
        "forum": post.thread.forum.title,
    }


def _thread_card(thread):
    return _("Thread %(thread)s in the forum “%(forum)s”") % {
        "thread": thread.pk,
        "forum": thread.forum.title,
    }


def _post_at(match, fragment):
    """`/threads/12/title/#post-3`; without the mark the link means the thread."""
    number = fragment.removeprefix("post-")
    if match.url_name not in ("thread", "thread_short") or number == fragment:
        return None
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return None
    return post_at(match.kwargs["pk"], int(number))


def _thread_at(match, fragment):
    return match.kwargs["pk"] if match.url_name in ("thread", "thread_short") else None


def hide_post(post, *, by, country, reason) -> bool:
    try:
        curation.hide(post=post, by=by, country=country, reason=Ground(reason))
    except curation.Changed:  # out of sight already, or nothing stands there
        return False
    return True


def restore_post(post, *, by, reason) -> None:
    """Bring the words back, if they are still kept and their author has not left."""
    post, kept = _every_post().get(pk=post.pk), _last_seal(post, "forums.Post.html")
    if kept and post.hidden_at and not has_left(post.author):
        curation.restore(post=post, by=by, seal=kept, reason=Ground(reason))


def hide_thread(thread, *, by, country, reason) -> bool:
    """Its title and its opening post; each other post is a thing of its own."""
    with transaction.atomic():
        hid = headings.hide_title(thread=thread, by=by, country=country, reason=Ground(reason))
        opening = _opening(thread)
        return hide_post(opening, by=by, country=country, reason=reason) or hid


def restore_thread(thread, *, by, reason) -> None:
    thread, kept = _every_thread().get(pk=thread.pk), _last_seal(thread, "forums.Thread.title")
    with transaction.atomic():
        if kept and thread.title == bar() and not has_left(thread.author):
            headings.restore_title(thread=thread, by=by, seal=kept, reason=Ground(reason))
        restore_post(_opening(thread), by=by, reason=reason)


def _opening(thread):
    return _every_post().get(pk=post_at(thread.pk, 1))


def _last_seal(thing, field) -> Seal | None:
    """The seal that holds what stands hidden now."""
    return Seal.objects.of(thing).filter(field=field, destroyed_at=None).first()


POST = Subject(
    name="forums.post",
    label=gettext_lazy("A post"),
    visible_to=_posts_visible_to,
    every=_every_post,
    card=_post_card,
    url=lambda post: post.get_absolute_url(),
    by=lambda post: post.author_id,
    country=lambda post: post.author.country_id,
    at=_post_at,
    hide=hide_post,
    restore=restore_post,
    desk=deskside.POST,
)
THREAD = Subject(
    name="forums.thread",
    label=gettext_lazy("A thread"),
    visible_to=_threads_visible_to,
    every=_every_thread,
    card=_thread_card,
    url=lambda thread: thread.get_absolute_url(),
    by=lambda thread: thread.author_id,
    country=lambda thread: thread.author.country_id,
    at=_thread_at,
    hide=hide_thread,
    restore=restore_thread,
    desk=deskside.THREAD,
)
