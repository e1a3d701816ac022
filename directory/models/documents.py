"""What everybody is told and asked to keep: guidelines, privacy notice, in versions."""

from django.conf import settings
from django.db import models
from django.db.models import Case, Count, IntegerField, Q, When
from django.utils import timezone

GUIDELINES, PRIVACY = "guidelines", "privacy"


class Document(models.Model):
    """A text that has versions. Loaded from the vocabulary's files."""

    slug = models.SlugField(primary_key=True)
    title = models.CharField(max_length=80)

    def __str__(self):
        return self.title


class DocumentVersionQuerySet(models.QuerySet):
    def in_force(self, at=None):
        return self.filter(valid_from__lte=at or timezone.now())

    def of(self, slug: str):
        return self.filter(document=slug).select_related("document", "language")

    def newest_first(self):
        return self.order_by("-valid_from", "-pk")

    def to_read(self, slug: str, language: str):
        """The version a reader of that language is shown now; English where there is none."""
        own = Case(When(language=language, then=0), default=1, output_field=IntegerField())
        found = self.of(slug).in_force().filter(language__in=[language, "en"])
        return found.order_by(own, "-valid_from", "-pk").first()

    def to_accept(self, member):
        """The guidelines the member has not accepted yet, None when there are none."""
        newest = self.of(GUIDELINES).in_force().filter(asks=True).newest_first().first()
        if newest is None:
            return None
        later = Q(version__document=GUIDELINES, version__valid_from__gte=newest.valid_from)
        return None if member.acceptances.filter(later).exists() else newest

    def with_accepted(self):
        """With how many members have accepted each."""
        return self.annotate(accepted=Count("acceptances"))


class DocumentVersion(models.Model):
    """One text in one language, in force from a moment on. Never changed: who accepted it did."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    language = models.ForeignKey("directory.Language", on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    changes = models.CharField(max_length=600)
    valid_from = models.DateTimeField(default=timezone.now)
    # A mended comma or a translation need not be accepted anew.
    asks = models.BooleanField(default=True)
    published_at = models.DateTimeField(default=timezone.now)
    # None for what came from a file.
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = DocumentVersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "language", "valid_from"], name="one_version_a_moment"
            )
        ]

    def __str__(self):
        return f"{self.document_id} {self.language_id} {self.valid_from:%Y-%m-%d}"


class Acceptance(models.Model):
    """A member has accepted a version."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="acceptances"
    )
    version = models.ForeignKey(
        DocumentVersion, on_delete=models.PROTECT, related_name="acceptances"
    )
    accepted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "version"], name="accepted_once")]

    def __str__(self):
        return f"{self.member_id} accepted {self.version_id}"
