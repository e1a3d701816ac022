"""Who is in a group, or named for a forum, and who asks to be let in."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from directory.models import Member
from forums.models.audience import Audience


class ForumMemberQuerySet(models.QuerySet):
    def present(self):
        """Those who have not left Havn."""
        member = {"member__is_active": True, "member__closed_at": None}
        return self.filter(member__admitted_at__isnull=False, **member)

    def shown_to(self, member):
        """Those whom the member finds elsewhere, too; the secretariat finds everybody."""
        return self.present().filter(member__in=Member.objects.visible_to(member).values("pk"))

    def in_a_group_with(self, member):
        """Those in the groups that a member is in; being named for a forum is no group."""
        groups = ForumMember.objects.filter(member=member.pk, forum__audience=Audience.JOINED)
        return self.filter(forum__in=groups.values("forum"))

    def managers(self):
        suspended = {"member__suspended_until__gt": Now()}
        return self.present().filter(~Q(**suspended), manager=True)

    def with_card(self):
        """With what a line in the list shows."""
        card = ("member__country", "member__sector", "member__organisation")
        return self.select_related(*card)

    def managers_first(self):
        return self.order_by("-manager", "member__sort_key", "pk")


class ForumMember(models.Model):
    forum = models.ForeignKey(
        "forums.Forum", on_delete=models.CASCADE, related_name="members", db_index=False
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="groups"
    )
    # Lets others in, and makes other managers.
    manager = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)
    # Who let them in; the member themselves where the group is open.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = ForumMemberQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["forum", "member"], name="in_a_forum_once")]

    def __str__(self):
        return f"forum member {self.pk}"

    def get_absolute_url(self):
        return self.forum.get_absolute_url()

    @property
    def is_last_manager(self):
        """Whether nobody else of those who are there lets others in. One query."""
        managers = ForumMember.objects.managers().filter(forum=self.forum_id)
        return list(managers.values_list("pk", flat=True)[:2]) == [self.pk]


class JoinRequestQuerySet(models.QuerySet):
    def to_decide_by(self, member):
        """Requests that wait for the member's yes or no."""
        there = {"member__is_active": True, "member__closed_at": None}
        suspended = Q(member__suspended_until__gt=Now())
        waiting = self.filter(~suspended, declined_at=None, **there)
        open_groups = waiting.filter(forum__audience=Audience.JOINED)
        if member.is_secretariat:
            return open_groups
        managed = ForumMember.objects.managers().filter(member=member.pk)
        return open_groups.filter(forum__in=managed.values("forum"))

    def with_card(self):
        """With what a line in the list shows."""
        card = ("member__country", "member__sector", "member__organisation")
        return self.select_related(*card)

    def longest_waiting_first(self):
        return self.order_by("asked_at", "pk")


class JoinRequest(models.Model):
    """A member asks to be let into a group. With a yes the row goes, with a no it stays."""

    forum = models.ForeignKey(
        "forums.Forum", on_delete=models.CASCADE, related_name="requests", db_index=False
    )
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    declined_at = models.DateTimeField(null=True)

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["forum", "member"], name="asked_a_forum_once")
        ]

    def __str__(self):
        return f"join request {self.pk}"

    def get_absolute_url(self):
        return reverse("forum_members", args=[self.forum.slug])
