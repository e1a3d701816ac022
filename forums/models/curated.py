"""What moderators set on a thread, and what of it ends by the clock.

Nothing waits for a task: whoever reads asks for the moment. The task only tidies the rows.
"""

from django.db import models
from django.db.models import Case, Q, Value, When
from django.db.models.functions import Now
from django.utils import timezone

from forums.models.kinds import Stage
from network.lib.arrays import by_keys

# On top of a forum's list. More would be a list of their own.
MOST_PINNED = 5


def _holds(name: str) -> Q:
    """What was set, and has not ended."""
    unended = Q(**{f"{name}_until": None}) | Q(**{f"{name}_until__gt": Now()})
    return Q(**{f"{name}_at__isnull": False}) & unended


def _ended(name: str) -> Q:
    return Q(**{f"{name}_at__isnull": False, f"{name}_until__lte": Now()})


class CuratedQuerySet(models.QuerySet):
    def standing(self):
        """Without those that were merged into others."""
        return self.filter(merged_into=None)

    def locked(self):
        return self.filter(_holds("locked"))

    def unlocked(self):
        return self.filter(Q(locked_at=None) | _ended("locked"))

    def pinned(self):
        return self.filter(_holds("pinned"))

    def unpinned(self):
        return self.filter(Q(pinned_at=None) | _ended("pinned"))

    def ended(self):
        """Those with something that is over, and still stands in the row."""
        return self.filter(_ended("locked") | _ended("pinned"))

    def waiting_longest(self):
        return self.order_by("last_post_at", "pk")

    def quiet_since(self, moment):
        """Somebody has replied, and nobody any more since then, though they may."""
        talked_in = self.unlocked().filter(stage=Stage.OPEN, post_count__gt=1)
        return talked_in.filter(last_post_at__lt=moment)

    def led_by_pinned(self, size: int):
        """The pinned ones, then so many of the others by activity; annotated `leads`. One query.

        Each part comes by its own index: sorting by both would read a forum's threads whole.
        """
        pinned = self.order_by().pinned().values("pk")
        others = self.unpinned().by_activity().values("pk")[:size]
        leads = Case(When(_holds("pinned"), then=Value(True)), default=Value(False))
        found = by_keys(self.model.objects.all(), pinned.union(others, all=True))
        return found.annotate(leads=leads).order_by("-leads", "-last_post_at", "-pk")


class Curated(models.Model):
    # Nobody replies any more, and what was written stays to be read.
    locked_at = models.DateTimeField(null=True)
    locked_until = models.DateTimeField(null=True)
    # On top of its forum's list.
    pinned_at = models.DateTimeField(null=True)
    pinned_until = models.DateTimeField(null=True)

    # All that was in it stands there now, and its address leads on. No read finds it any more.
    merged_into = models.ForeignKey(
        "forums.Thread", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    # When its title was changed by a hand: what was sealed before it is not given back.
    edited_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    @property
    def is_locked(self):
        return _runs(self.locked_at, self.locked_until)

    @property
    def is_pinned(self):
        return _runs(self.pinned_at, self.pinned_until)


def _runs(at, until) -> bool:
    return at is not None and (until is None or until > timezone.now())


def _index(name: str, field: str) -> models.Index:
    return models.Index(fields=[field], name=name, condition=Q(**{f"{field}__isnull": False}))


INDEXES = [
    models.Index(fields=["forum"], name="thread_pinned", condition=Q(pinned_at__isnull=False)),
    _index("thread_pin_ends", "pinned_until"),
    _index("thread_lock_ends", "locked_until"),
    _index("thread_merged", "merged_into"),
]
