"""Whom a post mentions: told once a post."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from forums.models.forums import Forum
from forums.models.posts import Post


class MentionQuerySet(models.QuerySet):
    def visible_to(self, member):
        """The member's own, in posts they may read now."""
        forums = Forum.objects.visible_ids(member)
        shown = self.filter(member=member.pk, post__thread__forum__in=forums, post__hidden_at=None)
        return shown.select_related("post__thread")


class Mention(models.Model):
    """It stays when an edit takes the name out: nobody is told twice of one post."""

    # No index of its own: a_mention_once begins with the post.
    post = models.ForeignKey(
        Post, on_delete=models.CASCADE, related_name="mentions", db_index=False
    )
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    objects = MentionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "member"], name="a_mention_once")]

    def __str__(self):
        return f"mention {self.pk}"

    def get_absolute_url(self):
        return self.post.get_absolute_url()
