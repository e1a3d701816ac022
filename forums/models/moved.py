"""Where a post stands now that a moderator has taken to another thread."""

from django.db import models
from django.utils import timezone

from forums.models.posts import Post
from forums.models.threads import Thread


class MovedPostQuerySet(models.QuerySet):
    def numbered(self, first: int, last: int):
        """Those that stood in a stretch of numbers, with where they are now."""
        stood = self.filter(number__gte=first, number__lte=last).order_by("number")
        return stood.select_related("post__thread")


class MovedPost(models.Model):
    """A number that a thread gave to a post which is not in it any more.

    It leads to where the post is now, however often that was moved: numbers are never given twice.

    Args:
        thread, number: where it stood.
    """

    thread = models.ForeignKey(
        Thread, on_delete=models.CASCADE, related_name="moved_away", db_index=False
    )
    number = models.PositiveIntegerField()
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="came_from")
    moved_at = models.DateTimeField(default=timezone.now)

    objects = MovedPostQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thread", "number"], name="one_moved_post_a_number")
        ]

    def __str__(self):
        return f"moved {self.thread_id}.{self.number}"


def post_at(thread_id: int, number: int) -> int | None:
    """The post that a thread's number means, wherever it stands now."""
    there = {"thread": thread_id, "number": number}
    found = Post.objects.filter(**there).values_list("pk", flat=True).first()
    return found or MovedPost.objects.filter(**there).values_list("post", flat=True).first()


def standing(thread_id: int) -> int:
    """The thread that a thread's number means: the one it was merged into, else itself."""
    into = Thread.objects.filter(pk=thread_id).values_list("merged_into", flat=True).first()
    return into or thread_id
