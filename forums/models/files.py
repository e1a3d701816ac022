"""Files that belong to a post. Their bytes lie in a store; a row says what people see of them."""

from datetime import timedelta

from django.db import models, transaction
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models.unnamed import written_by
from forums.models.posts import Post
from network.lib.files.kinds import KINDS
from network.lib.files.store import Store

POSTS = Store("posts")
DAY = timedelta(days=1)


class PostFileQuerySet(models.QuerySet):
    def visible_to(self, member):
        """Of posts in forums the member may read, as long as they are in sight."""
        from forums.models.forums import Forum

        return self.in_forums(Forum.objects.visible_ids(member)).shown()

    def in_forums(self, forum_ids):
        return self.filter(post__thread__forum_id__in=forum_ids)

    def shown(self):
        """Those that nobody has hidden or taken out."""
        return self.filter(gone="", post__hidden_at=None)

    def taken_out(self):
        """Whose bytes are in a seal."""
        return self.exclude(gone="")

    def in_order(self):
        return self.order_by("pk")

    def sent_today(self, member) -> int:
        """How many bytes a member has sent in 24 hours."""
        since = timezone.now() - DAY
        mine = self.filter(written_by(member, "post__author"), added_at__gt=since)
        return mine.aggregate(bytes=Sum("size"))["bytes"] or 0

    def remove(self) -> None:
        """Delete the rows, and their bytes once that is committed."""
        with transaction.atomic():
            stored = [name for name in self.values_list("stored", flat=True) if name]
            self.order_by().delete()
            transaction.on_commit(lambda: POSTS.remove(stored))

    def stored_as(self, names) -> set[str]:
        """Those of the names on disk that a row names."""
        return set(self.filter(stored__in=names).values_list("stored", flat=True))


class PostFile(models.Model):
    """
    Args:
        name: as people see it; empty while a seal has it.
        stored: its name in the store; empty while a seal has it.
        pages: of a PDF, slides of a presentation.
        gone: hidden with its post, or taken out by itself.
    """

    class Gone(models.TextChoices):
        HIDDEN = "hidden", _("Hidden with its post")
        REMOVED = "removed", _("Removed by a moderator")

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=4, choices=[(name, name) for name in KINDS])
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField(null=True)
    stored = models.CharField(max_length=32, blank=True)
    gone = models.CharField(max_length=8, choices=Gone, blank=True)
    added_at = models.DateTimeField(default=timezone.now)

    objects = PostFileQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["stored"], condition=~Q(stored=""), name="one_row_a_stored_file"
            )
        ]

    def __str__(self):
        return f"file {self.pk}"

    @property
    def of_kind(self):
        return KINDS[self.kind]
