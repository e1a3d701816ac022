"""The words of a post before an edit: kept, so that readers see what changed."""

from datetime import datetime, timedelta

from forums.models import Post, PostVersion, Thread
from moderation.models import Seal

# Within this time nobody has answered what stood there: mending a slip is no change of mind.
GRACE = timedelta(minutes=5)


def keep_before(post: Post, thread: Thread, at: datetime) -> bool:
    """Keep the words as they stand, in the caller's transaction; return whether it is an edit.

    Args:
        post: locked, with the words that are about to go.
        thread: locked.
    """
    if _is_a_slip(post, thread, at):
        return False
    written_at = post.edited_at or post.posted_at
    words = {"html": post.html, "written_at": written_at, "replaced_at": at}
    PostVersion.objects.create(post=post, number=post.version, **words)
    return True


def _is_a_slip(post: Post, thread: Thread, at: datetime) -> bool:
    """Whether it is mended at once: nobody has replied or quoted it, and no moderator
    has touched it."""
    if at - post.posted_at >= GRACE or thread.last_number > post.number:
        return False
    return not (Seal.objects.of(post).exists() or post.quoted_in.exists())
