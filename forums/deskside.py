"""Posts and threads as the desk sees them, and what is done with them from there."""

from django.db.models import Exists
from django.urls import reverse

from directory.models import SeatTerm
from forums import access, visible
from forums.actions import curation, locking
from forums.models import Forum, Post, Thread
from forums.models.moved import post_at
from network.lib.subjects import Desk, Place

# So many posts before and after, where the moderator reads the forum.
AROUND = 2


def titles() -> dict[int, str]:
    """Every forum, for who divides the desk's work."""
    return dict(Forum.objects.order_by("title").values_list("pk", "title"))


def place_of(subject) -> Place:
    """Of the forum, thread or post that held words were for."""
    if isinstance(subject, Forum):
        return Place(subject.pk)
    return Place(getattr(subject, "thread", subject).forum_id, subject.language_id)


def _place(forum, written) -> Place:
    return Place(forum.pk, written.language_id, _party(forum, written))


def _party(forum, written) -> str | None:
    """For whom its author sits, where only seats meet."""
    if forum.audience != Forum.Audience.SEATS:
        return None
    terms = SeatTerm.objects.current().filter(member=written.author_id).by_rank()
    return terms.values_list("seat__party", flat=True).first()


def _around(post, viewer):
    """The post with its neighbours; those only where the moderator reads the forum."""
    reads = access.may_read(viewer, post.thread.forum)
    first = post.number - AROUND if reads else post.number
    last = post.number + AROUND if reads else post.number
    near = Post.objects.filter(thread=post.thread_id).numbered(first, last).with_author()
    return "forums/_desk_post.html", {"posts": near, "about": post, "reads": reads}


def _post_called(reader, words, pk):
    found = Post.objects.filter(pk=pk, thread__title__icontains=words)
    return Exists(found.in_forums(visible.read_by(reader)))


def _thread_called(reader, words, pk):
    found = Thread.objects.filter(pk=pk, title__icontains=words)
    return Exists(found.in_forums(visible.read_by(reader)))


def _opening(thread):
    return Post.objects.select_related("thread__forum", "author").get(pk=post_at(thread.pk, 1))


def _redact_at(post):
    return reverse("post_redact", args=[post.pk])


def _close(thread, *, by, reason) -> None:
    locking.lock(thread=thread, by=by, reason=reason)


def _reopen(thread, *, by, reason) -> None:
    locking.unlock(thread=thread, by=by, reason=reason)


POST = Desk(
    place=lambda post: _place(post.thread.forum, post),
    version=lambda post: post.version,
    is_hidden=lambda post: post.hidden_at is not None,
    around=_around,
    field="forums.Post.html",
    mend=lambda post, *, words, by: curation.mend(post=post, words=words, by=by),
    redact_at=_redact_at,
    called=_post_called,
    close=lambda post, **why: _close(post.thread, **why),
    reopen=lambda post, **why: _reopen(post.thread, **why),
)
THREAD = Desk(
    place=lambda thread: _place(thread.forum, thread),
    version=lambda thread: thread.heading + _opening(thread).version,
    is_hidden=lambda thread: _opening(thread).hidden_at is not None,
    around=lambda thread, viewer: _around(_opening(thread), viewer),
    called=_thread_called,
    close=_close,
    reopen=_reopen,
)
