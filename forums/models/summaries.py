"""What a moderator says of a long thread, on top of it, and which posts that draws on."""

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from forums.models.posts import Post
from forums.models.threads import Thread

LONGEST = 3_000


class Summary(models.Model):
    """
    Args:
        text: plain, with empty lines between paragraphs.
        posts: those that it draws on, wherever they stand now.
        by: whoever wrote or mended it last.
    """

    thread = models.OneToOneField(Thread, on_delete=models.CASCADE, related_name="summary")
    text = models.TextField()
    language = models.ForeignKey("directory.Language", on_delete=models.PROTECT, related_name="+")
    posts = models.ManyToManyField(Post, related_name="summaries")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    # Raised by each change: who mends it saw this one.
    version = models.PositiveIntegerField(default=1)

    def __str__(self):
        return f"summary of {self.thread_id}"


def with_summary(threads):
    """Annotate `summed_up`: what the page shows of the summary. No query of its own.

    Of the posts those that stand in the thread now, and in sight.
    """
    drawn_on = Post.objects.shown().filter(summaries=OuterRef("pk"), thread=OuterRef("thread"))
    summary = JSONObject(
        text="text",
        language="language_id",
        by="by__name",
        written_at="written_at",
        numbers=ArraySubquery(drawn_on.order_by("number").values("number")),
    )
    mine = Summary.objects.filter(thread=OuterRef("pk"))
    return threads.annotate(summed_up=Subquery(mine.values(summary=summary)[:1]))
