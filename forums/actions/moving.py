"""Moving a thread to another forum. A moderator's act: others may read it from then on."""

from django.db import transaction

from directory.models import Unnamed
from forums import live
from forums.actions.curation import Changed
from forums.actions.sensitivity import own_of
from forums.actions.threads import set_priorities, with_forums_own
from forums.actions.told import tell
from forums.models import Forum, Post, Thread
from forums.models.sensitivity import stricter
from moderation.actions.matters import stand_in
from moderation.grounds import Ground
from network.lib.activity import record
from network.lib.audit import audit


def move(*, thread: Thread, forum: Forum, by, reason: Ground) -> Thread:
    """Move a thread with all that was written in it.

    What is held back stays so: the stricter sensitivity of the two counts. Open pages ask again
    whether their member may stay; who may not read it any more hears nothing of it.

    The caller has asked `access.may_place`, and the forum is visible to `by`.

    Args:
        thread: as `by` saw it.

    Raises:
        Refused: the privacy scan found something in the reason.
        Changed: it stands elsewhere, or its head is another, meanwhile.
    """
    reason = reason.scanned()
    with transaction.atomic():
        # Before the thread: the desk locks its matter first, too.
        stand_in(forum.pk, subject_type="forums.thread", subjects=[thread.pk])
        posts = Post.objects.filter(thread=thread.pk).values("pk")
        stand_in(forum.pk, subject_type="forums.post", subjects=posts)
        moved = Thread.objects.select_for_update(of=("self",)).get(pk=thread.pk)
        seen = (thread.forum_id, thread.heading)
        if (moved.forum_id, moved.heading) != seen or moved.forum_id == forum.pk:
            raise Changed
        before, after = locked_forums(moved.forum_id, forum.pk)
        held_back = stricter(stricter(before.sensitivity, moved.sensitivity), after.sensitivity)
        moved.forum, moved.sensitivity = after, own_of(after, held_back)
        moved.pinned_at = moved.pinned_until = None
        moved.save(update_fields=["forum", "sensitivity", "pinned_at", "pinned_until"])
        if moved.without_name:
            Unnamed.objects.behind(moved.author_id).update(forum=after.pk)
        _give_the_forums_own(moved)
        newest(before, after, moved)
        forums = [before.pk, after.pk]
        audit("thread_moved", actor=by, subject=moved, reason=reason.words, forums=forums)
        record("thread_moved", actor=by, subject=moved)
        tell(moved)
        _ask_again(before, after)
    return moved


def locked_forums(*ids: int) -> tuple[Forum, ...]:
    """Both forums, locked in the order of their ids: two moves at once do not wait in a ring."""
    rows = Forum.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=ids)
    found = {row.pk: row for row in rows.select_related("priority").order_by("pk")}
    return tuple(found[pk] for pk in ids)


def _give_the_forums_own(thread: Thread) -> None:
    links = Thread.priorities.through.objects.filter(thread=thread).order_by("pk")
    had = [link.priority for link in links.select_related("priority")]
    wanted = with_forums_own(thread.forum, had)[:3]
    if wanted != had:
        thread.priorities.clear()
        set_priorities(thread, wanted)


def newest(before: Forum, after: Forum, thread: Thread) -> None:
    """Each forum knows its newest post: a reply elsewhere waits for our locks and comes later."""
    left = Thread.objects.standing().filter(forum=before).by_activity()
    left = left.values_list("last_post_at", flat=True)
    Forum.objects.filter(pk=before.pk).update(last_post_at=left.first())
    Forum.objects.touch(after.pk, thread.last_post_at)


def _ask_again(before: Forum, after: Forum) -> None:
    """A page that was opened in the old forum is behind whatever is pushed from now on."""
    version = max(before.access_version, after.access_version) + 1
    Forum.objects.filter(pk__in=[before.pk, after.pk]).update(access_version=version)
    transaction.on_commit(lambda: live.audience_changed(before.pk), robust=True)
