"""One press of a form makes one post, however often it arrives."""

from collections.abc import Callable
from uuid import UUID

from django.db import IntegrityError, transaction

from forums.models import Post


def once(author, submission: UUID | None, write: Callable[[], Post]) -> Post:
    """Write in one transaction, unless an earlier press of the same form has: then return its post.

    Args:
        submission: made by the form; None writes always.
        write: makes the post and all that goes with it.
    """
    if made := already_made(author, submission):
        return made
    try:
        with transaction.atomic():
            return write()
    except IntegrityError:
        # Both presses were on their way at once, and the other was first.
        if made := already_made(author, submission):
            return made
        raise


def already_made(author, submission: UUID | None) -> Post | None:
    """The post that an earlier press of the form made, with the author's name or without."""
    if submission is None:
        return None
    return Post.objects.by(author).filter(submission=submission).first()
