"""What a member keeps of others' posts: a mark to find one again, and a word of thanks."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from forums.models.forums import Forum
from forums.models.posts import Post


class BookmarkQuerySet(models.QuerySet):
    def of(self, member):
        return self.filter(member=member.pk)

    def visible_to(self, member):
        """The member's own, of posts they may read now."""
        return self.visible_in(Forum.objects.visible_ids(member), member)

    def visible_in(self, forum_ids, member):
        """The member's own, of posts in some forums that no moderator has hidden."""
        shown = self.of(member).filter(post__thread__forum__in=forum_ids, post__hidden_at=None)
        return shown.select_related("post__thread", "post__author")

    def due(self, at=None):
        """Those whose reminder has come and was not given yet."""
        return self.filter(reminded_at=None, remind_at__lte=at or timezone.now())

    def newest_first(self):
        return self.order_by("-made_at", "-pk")


class Bookmark(models.Model):
    """A post that a member wants to find again, with a note to themselves, and perhaps a day."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="bookmarks")
    note = models.CharField(max_length=300, blank=True)
    remind_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(default=timezone.now)

    objects = BookmarkQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "post"], name="a_bookmark_once")]
        indexes = [
            models.Index(fields=["member", "-made_at", "-id"], name="bookmark_list"),
            models.Index(
                fields=["remind_at"],
                condition=Q(reminded_at=None, remind_at__isnull=False),
                name="bookmark_to_remind",
            ),
        ]

    def __str__(self):
        return f"bookmark {self.pk}"

    def get_absolute_url(self):
        return self.post.get_absolute_url()


class ThanksQuerySet(models.QuerySet):
    def by(self, member):
        return self.filter(member=member.pk)

    def from_present(self):
        """Of colleagues who are led to: nobody who left, is suspended or asked not to be used."""
        gone = Q(member__closed_at__isnull=False) | Q(member__restricted_at__isnull=False)
        return self.exclude(gone | Q(member__suspended_until__gt=Now()))

    def with_card(self):
        """With what a line in the list shows."""
        card = ("member__country", "member__sector", "member__organisation")
        return self.select_related(*card).order_by("-at", "-pk")


class Thanks(models.Model):
    """One colleague's thanks for a post. Only its author sees it, and nothing is ranked by it."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="thanks", db_index=False)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = ThanksQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "thanks"
        constraints = [models.UniqueConstraint(fields=["post", "member"], name="thanked_once")]

    def __str__(self):
        return f"thanks {self.pk}"
