"""Addresses under which a program asks what is new, in the name of a member and for one thing."""

import hashlib

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from directory.models.factors import second_factor

# What a feed is of: one of these.
OF = ("forum", "priority", "tag", "search")


def digest_of(token: str) -> str:
    """What is kept of a token. It is as long as a key, so nobody finds it by trying."""
    return hashlib.sha256(token.encode()).hexdigest()


class FeedQuerySet(models.QuerySet):
    def of(self, member):
        return self.filter(member=member.pk)

    def with_names(self):
        """With what a list shows of each, in the order they were made."""
        return self.select_related(*OF).order_by("pk")

    def by_token(self, token: str):
        """The feed of a token and whose it is, with all that `access` asks of them; or None."""
        rows = self.select_related("member", *OF).annotate(**second_factor("member__"))
        feed = rows.filter(digest=digest_of(token)).first()
        if feed is not None:
            feed.member.holds_seat = feed.holds_seat
            feed.member.has_second_factor = feed.has_second_factor
        return feed


def _one(model: str) -> models.ForeignKey:
    return models.ForeignKey(model, on_delete=models.CASCADE, null=True, related_name="+")


class Feed(models.Model):
    # No index of its own: the constraint begins with it.
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feeds", db_index=False
    )
    forum = _one("forums.Forum")
    priority = _one("directory.Priority")
    tag = _one("taggit.Tag")
    search = _one("forums.SavedSearch")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    # The last day on which a program asked: an address that nobody uses can go.
    used_on = models.DateField(null=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", *OF], nulls_distinct=False, name="one_feed_of_a_thing"
            ),
            models.CheckConstraint(
                condition=Q(
                    *(Q(**{f"{name}__isnull": name != this for name in OF}) for this in OF),
                    _connector=Q.OR,
                ),
                name="a_feed_is_of_one_thing",
            ),
        ]

    def __str__(self):
        return f"feed {self.pk}"

    @property
    def subject(self):
        """What it is of, as a row."""
        return self.forum or self.priority or self.tag or self.search
