"""Words that are not sent yet, kept for their writer on every device. Nobody else reads them."""

import json

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from forums.models.forums import Forum
from forums.models.posts import Post
from forums.models.threads import Thread

# Where words are written: a new thread's, a reply's, an edit's.
PLACES = {"forum": Forum, "thread": Thread, "post": Post}


def key_of(place) -> str:
    """A place as a form names it: "thread-42"."""
    return f"{place._meta.model_name}-{place.pk}"


class DraftQuerySet(models.QuerySet):
    def of(self, member):
        return self.filter(member=member.pk)

    def at(self, place):
        """Those of one place: of one member there is one at the most."""
        return self.filter(**{place._meta.model_name: place.pk})

    def until(self, moment):
        """Those that nobody has changed since."""
        return self.filter(saved_at__lt=moment)

    def newest_first(self):
        return self.order_by("-saved_at", "-pk")

    def with_place(self):
        return self.select_related("forum", "thread__forum", "post__thread__forum")


def with_draft(threads, member):
    """Annotate threads with `draft`: what the member's reply has so far. No query of its own."""
    mine = Draft.objects.filter(thread=OuterRef("pk"), member=member.pk)
    draft = JSONObject(html="html", choices="choices", saved_at="saved_at")
    return threads.annotate(draft=Subquery(mine.values(draft=draft)[:1]))


class Draft(models.Model):
    """
    Args:
        forum, thread, post: the place, one of them.
        kind: of the thread that is to be started.
        answers: what its kind asks, by the name of the field, as JSON.
        choices: what was chosen in the form, by the name of the field: keys and days, no words.
        written_in: the form that saved it last: a page knows its own words again.
    """

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, null=True, related_name="+")
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, null=True, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=12, choices=Thread.Kind, blank=True)
    title = models.CharField(max_length=140, blank=True)
    html = models.TextField(blank=True)
    tags = models.CharField(max_length=200, blank=True)
    answers = models.TextField(blank=True)
    choices = models.JSONField(default=dict)
    written_in = models.UUIDField(null=True)
    saved_at = models.DateTimeField(default=timezone.now)

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "forum"], name="one_draft_a_forum"),
            models.UniqueConstraint(fields=["member", "thread"], name="one_draft_a_thread"),
            models.UniqueConstraint(fields=["member", "post"], name="one_draft_a_post"),
            models.CheckConstraint(
                condition=Q(forum__isnull=False, thread=None, post=None)
                | Q(forum=None, thread__isnull=False, post=None)
                | Q(forum=None, thread=None, post__isnull=False),
                name="a_draft_has_one_place",
            ),
        ]

    def __str__(self):
        return f"draft {self.pk}"

    @property
    def place(self):
        return self.forum or self.thread or self.post

    @property
    def answered(self) -> dict[str, str]:
        return json.loads(self.answers) if self.answers else {}

    @property
    def stamp(self) -> str:
        """Which state of it a page has seen. A moment: unlike a count it never comes twice."""
        return self.saved_at.isoformat()
