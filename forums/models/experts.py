"""A question brought before somebody who knows, and what became of it."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Subquery, Sum, When
from django.db.models.functions import Coalesce
from django.urls import reverse

from forums.models.participants import Participant
from network.lib.mail import UNSENT, MailQuerySet, MailRow

# For so long a question counts among those of an expert.
COUNTED = timedelta(days=30)
# In halves: what was declined cost less time.
WHOLE, HALF = 2, 1


class ExpertRequestQuerySet(MailQuerySet):
    def of(self, member):
        """Those that came to the member."""
        return self.filter(member=member.pk)

    def in_thread(self, thread):
        return self.filter(thread=thread.pk)

    def since(self, at):
        return self.filter(created_at__gt=at)

    def with_answered(self):
        """Annotate `answered`: they have written in the thread. Before it they had not."""
        wrote = Participant.objects.filter(thread=OuterRef("thread"), member=OuterRef("member"))
        return self.annotate(answered=Exists(wrote))

    def told(self, thread) -> dict[str, int]:
        """How many were asked, have declined and have answered; never who. One query."""
        return (
            self.in_thread(thread)
            .with_answered()
            .aggregate(
                asked=models.Count("pk"),
                declined=models.Count("pk", filter=~models.Q(declined_at=None)),
                answers=models.Count("pk", filter=models.Q(answered=True)),
            )
        )


def with_room(members, now):
    """Of members who are experts those who can be asked once more, the least asked first.

    Args:
        members: a QuerySet.
    """
    counts = Case(When(declined_at=None, then=WHOLE), default=HALF)
    recent = ExpertRequest.objects.filter(member=OuterRef("pk")).since(now - COUNTED)
    sums = recent.order_by().values("member").annotate(n=Sum(counts)).values("n")
    last = ExpertRequest.objects.filter(member=OuterRef("pk")).order_by("-created_at")
    return (
        members.annotate(load=Coalesce(Subquery(sums), 0))
        .filter(load__lte=F("expert__at_most") * WHOLE - WHOLE)
        .annotate(asked_last=Subquery(last.values("created_at")[:1]))
        .order_by("load", F("asked_last").asc(nulls_first=True), "pk")
    )


class ExpertRequest(MailRow):
    """To one expert, about one thread; the row is its mail, too. It holds no words."""

    thread = models.ForeignKey("forums.Thread", on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    # The voice, where the question has no name.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    declined_at = models.DateTimeField(null=True)

    objects = ExpertRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thread", "member"], name="an_expert_once_a_thread")
        ]
        indexes = [
            models.Index(fields=["member", "-created_at"], name="load_of_an_expert"),
            models.Index(fields=["claimed_until"], condition=UNSENT, name="expert_request_unsent"),
        ]

    def get_absolute_url(self):
        return reverse("expert_request", args=[self.pk])
