"""What only the profile page needs."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from directory.models.visibility import visibility_field


class Profile(models.Model):
    member = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile", primary_key=True
    )

    class Offer(models.TextChoices):
        PEER_REVIEW = "peer-review", _("Peer review")
        SPEAKING = "speaking", _("Speaking")
        RESEARCH = "research", _("Research partner")
        STUDY_VISIT = "study-visit", _("Hosting a study visit")
        MENTORING = "mentoring", _("Mentoring")

    about = models.TextField(max_length=2000, blank=True)
    level = models.ForeignKey(
        "directory.PlaceLevel", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # As printed, 0000-0002-1825-0097: sixteen digits, the last of which checks the others.
    orcid = models.CharField(max_length=19, blank=True, default="", db_default="")
    offers = ArrayField(
        models.CharField(max_length=12, choices=Offer), default=list, db_default=[], blank=True
    )
    skills = TaggableManager(blank=True)
    # Their owner does not want to read any more what is missing.
    is_hint_closed = models.BooleanField(default=False, db_default=False)
    about_to = visibility_field()
    level_to = visibility_field()
    expertise_to = visibility_field()
    skills_to = visibility_field()
    languages_to = visibility_field()
    affiliations_to = visibility_field()
    orcid_to = visibility_field()
    offers_to = visibility_field()
    activity_to = visibility_field()

    def __str__(self):
        return f"profile {self.pk}"


class Expertise(models.Model):
    """A priority a member works on: how deep, and in a sentence what about."""

    class Depth(models.IntegerChoices):
        FOLLOWS = 1, _("I follow it")
        WORKS = 2, _("I work on it")
        ADVISES = 3, _("Others ask me about it")

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="expertise"
    )
    priority = models.ForeignKey(
        "directory.Priority", on_delete=models.CASCADE, related_name="expertise"
    )
    depth = models.PositiveSmallIntegerField(
        choices=Depth, default=Depth.WORKS, db_default=Depth.WORKS
    )
    sentence = models.CharField(max_length=200, blank=True, default="", db_default="")

    class Meta:
        db_table = "directory_member_priorities"
        unique_together = [("member", "priority")]
        # Whom one asks first about a priority, and then the newest.
        indexes = [models.Index(fields=["priority", "-depth", "-member"], name="deepest")]

    def __str__(self):
        return f"expertise {self.pk}"

    @property
    def said(self):
        """How deep, as colleagues read it."""
        return DEPTHS_SAID[self.depth]


DEPTHS_SAID = {
    Expertise.Depth.FOLLOWS: _("follows it"),
    Expertise.Depth.WORKS: _("works on it"),
    Expertise.Depth.ADVISES: _("is asked about it by others"),
}


class MemberLanguage(models.Model):
    """A language a member reads, and how well they write it."""

    class Writes(models.IntegerChoices):
        NOT = 0, _("reads it only")
        SOME = 1, _("writes it a little")
        WELL = 2, _("writes it well")

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="spoken"
    )
    language = models.ForeignKey(
        "directory.Language", on_delete=models.CASCADE, related_name="spoken"
    )
    reads_well = models.BooleanField(default=True, db_default=True)
    writes = models.PositiveSmallIntegerField(
        choices=Writes, default=Writes.NOT, db_default=Writes.NOT
    )

    class Meta:
        db_table = "directory_member_languages"
        unique_together = [("member", "language")]

    def __str__(self):
        return f"member language {self.pk}"

    @property
    def said(self):
        """How well, in words."""
        if not self.reads_well:
            return _("reads it with some help")
        if self.writes == self.Writes.NOT:
            return _("reads it well")
        return _("reads it well, %(writes)s") % {"writes": self.get_writes_display()}


class AffiliationQuerySet(models.QuerySet):
    def current_first(self):
        """The main one, then others that run, then earlier ones, the newest first."""
        return self.order_by(F("ends").desc(nulls_first=True), "-main", "-starts", "pk")


class Affiliation(models.Model):
    """A function at an organisation from … to …; the current main one is the member's employer."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="affiliations"
    )
    organisation = models.ForeignKey(
        "directory.Organisation", on_delete=models.PROTECT, related_name="affiliations"
    )
    function = models.CharField(max_length=80)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    main = models.BooleanField(default=True)

    objects = AffiliationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member"], condition=Q(main=True, ends=None), name="one_main_affiliation"
            )
        ]

    def __str__(self):
        return f"affiliation {self.pk}"
