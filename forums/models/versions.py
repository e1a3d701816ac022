"""The words of a post as they were before an edit."""

from django.db import models
from django.utils import timezone

from forums.models.posts import Post


class PostVersionQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-number")

    def until(self, moment):
        return self.filter(replaced_at__lt=moment)


class PostVersion(models.Model):
    """
    Args:
        number: the post's version that these words were.
        html: cleaned, as they stood there; one row holds them.
        written_at: when they came to stand there.
        replaced_at: when others took their place.
    """

    # No index of its own: one_row_a_version begins with the post.
    post = models.ForeignKey(
        Post, on_delete=models.CASCADE, related_name="versions", db_index=False
    )
    number = models.PositiveIntegerField()
    html = models.TextField()
    written_at = models.DateTimeField()
    replaced_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = PostVersionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "number"], name="one_row_a_version")]

    def __str__(self):
        return f"version {self.number} of post {self.post_id}"
