"""What was taken out of sight: kept for few, for a time, and each reading is on record."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from directory.models import Member
from directory.models.unnamed import not_by, written_by
from network.lib.files.store import Store

# Source: retention plan, sealed originals: 30 days after the decision, then destroyed.
KEPT_AFTER_DECISION = timedelta(days=30)
SEALED = Store("sealed")

# Of each country: one may be away, and the gravest takes two.
ENOUGH = 2


class ResponderQuerySet(models.QuerySet):
    def counts(self) -> dict[str, int]:
        """How many a country has, by its code. One query."""
        counted = self.order_by().values_list("country").annotate(models.Count("pk"))
        return dict(counted)

    def with_people(self):
        return self.select_related("member__organisation", "country").order_by(
            "country__name", "member__sort_key", "pk"
        )


class Responder(models.Model):
    """A named person who may open what is sealed, for one country."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="responds_for"
    )
    country = models.ForeignKey("directory.Country", on_delete=models.PROTECT, related_name="+")

    objects = ResponderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "country"], name="one_responder_a_country")
        ]

    def __str__(self):
        return f"responder {self.member_id} for {self.country_id}"


class SealQuerySet(models.QuerySet):
    def of(self, subject):
        """What was sealed of one thing, newest first."""
        about = self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)
        return about.order_by("-sealed_at", "-pk")

    def of_subject(self, concern):
        """What was taken out of sight of the thing that a concern is about."""
        about = {"subject_type": concern.subject_type, "subject_id": concern.subject_id}
        return self.filter(**about) if concern.subject_type else self.none()

    def of_concern(self, concern):
        """All that is sealed with a concern: what was written, noted and hidden."""
        return (self.of(concern) | self.of_subject(concern)).order_by("pk")

    def for_responder(self, member):
        """What a member may open: of the countries they are named for.

        Never their own words, and nothing of a concern about them.
        """
        from moderation.models.concerns import Concern

        countries = Responder.objects.filter(member=member.pk).values("country")
        about_me = Concern.objects.filter(written_by(member, "subject_by")).values("pk")
        mine = not_by(self.filter(country__in=countries, destroyed_at=None), member)
        return mine.exclude(subject_type="moderation.concern", subject_id__in=about_me)

    def words_only(self):
        return self.filter(stored="")

    def files(self):
        """Sealed files that are still kept."""
        return self.exclude(stored="").filter(destroyed_at=None)

    def stored_as(self, names) -> set[str]:
        """Those of the names on disk that a row still needs."""
        return set(self.files().filter(stored__in=names).values_list("stored", flat=True))

    def empty(self):
        """The words are gone from the seal: destroyed, or back where they came from."""
        return self.update(words=b"", destroyed_at=timezone.now())

    def not_given_back(self):
        """Without those whose words are in their place again: nobody decided about them."""
        return self.exclude(destroyed_at__isnull=False, decided_at=None)

    def to_destroy(self, now=None):
        decided = (now or timezone.now()) - KEPT_AFTER_DECISION
        return self.filter(destroyed_at=None, decided_at__lt=decided)


class Seal(models.Model):
    """Words that identify a child, or may: encrypted, and out of every other table.

    Args:
        subject_type, subject_id: what they were taken out of, if it is stored at all.
        field: "app.Model.field" as the text registry declares it.
        words: encrypted with a key made of SECRET_KEY; empty once destroyed. Of a file, its name.
        rules: names of the scan's rules that found it; empty when a person did.
        country: whose responders may open it.
    """

    subject_type = models.CharField(max_length=60, blank=True)
    subject_id = models.BigIntegerField(null=True)
    field = models.CharField(max_length=80)
    words = models.BinaryField(blank=True)
    # Of a file: its name in the store of sealed files, and how large it was.
    stored = models.CharField(max_length=32, blank=True, db_default="")
    size = models.PositiveIntegerField(null=True)
    # Of what was hidden with words, a file or a thread's tags: their seal. What is decided of them
    # is decided of it.
    along_with = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, related_name="along"
    )
    rules = models.JSONField(default=list)
    country = models.ForeignKey("directory.Country", on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    sealed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    sealed_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    destroyed_at = models.DateTimeField(null=True, blank=True)

    objects = SealQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="seal_of_subject")]

    def __str__(self):
        return f"seal {self.pk}"


class SealReadingQuerySet(models.QuerySet):
    def of_desk(self):
        """Without what was read for a concern: of that only its responders know."""
        return self.filter(for_concern=False)

    def told_to(self, member):
        """Of a member's own words, with `told_reason`.

        What was read for a concern about them is left out: they never see the concern. Who raised
        one sees that it was read, and not what a responder noted as the reason.
        """
        told = models.Q(for_concern=False) | models.Q(seal__subject_type="moderation.concern")
        reason = models.Case(
            models.When(for_concern=False, then=models.F("reason")), default=models.Value("")
        )
        mine = self.filter(told, written_by(member, "seal__author"))
        return mine.annotate(told_reason=reason).order_by("-at", "-pk")

    def with_seals(self):
        return self.select_related("seal__country", "reader")


class SealReading(models.Model):
    """One opening of a seal: who, when and why. Visible to those it concerns, but for the name.

    Args:
        role: of the reader then.
        for_concern: a concern stood behind it.
    """

    seal = models.ForeignKey(Seal, on_delete=models.CASCADE, related_name="readings")
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    role = models.CharField(max_length=14, choices=Member.Role, blank=True, db_default="")
    reason = models.CharField(max_length=300)
    at = models.DateTimeField(default=timezone.now)
    for_concern = models.BooleanField(default=False, db_default=False)

    objects = SealReadingQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]

    def __str__(self):
        return f"reading of {self.seal_id}"
