"""A reader's signal that something is not as the guidelines ask."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moderation.risk import Risk


class ReportQuerySet(models.QuerySet):
    def of(self, member):
        """What a member reported, the newest first, with what became of it."""
        return self.filter(member=member.pk).select_related("matter").order_by("-at", "-pk")


class Report(models.Model):
    """One member's, about one matter.

    Args:
        words: as they were written, where the scan found nothing in them.
        sealed: the seal of the words, where it did.
    """

    class Reason(models.TextChoices):
        THREAT = "threat", _("Somebody's life or safety is threatened")
        IDENTIFIES = "identifies", _("One can see who somebody in a case is")
        CONFIDENTIAL = "confidential", _("It was said in confidence, or in a closed room")
        HARASSES = "harasses", _("It insults, threatens or discriminates")
        PERSONAL = "personal", _("It tells private things about a colleague")
        ADVERT = "advert", _("It advertises, or hides an interest")
        UNSOURCED = "unsourced", _("It claims facts without a source")
        UNTIDY = "untidy", _("It is in the wrong place, or there twice")

    matter = models.ForeignKey(
        "moderation.Matter", on_delete=models.CASCADE, related_name="reports"
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    reason = models.CharField(max_length=12, choices=Reason)
    words = models.CharField(max_length=2000, blank=True)
    sealed = models.OneToOneField(
        "moderation.Seal", on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["matter", "member"], name="one_report_a_member")
        ]
        ordering = ["at", "pk"]

    def __str__(self):
        return f"report {self.pk}"


Reason = Report.Reason
RISKS = {
    Reason.THREAT: Risk.P0,
    Reason.IDENTIFIES: Risk.P1,
    Reason.CONFIDENTIAL: Risk.P2,
    Reason.HARASSES: Risk.P2,
    Reason.PERSONAL: Risk.P2,
    Reason.ADVERT: Risk.P3,
    Reason.UNSOURCED: Risk.P3,
    Reason.UNTIDY: Risk.P4,
}
# The numbers of the guidelines a reason is about, the likeliest first: what the desk's form offers.
GUIDELINES = {
    Reason.THREAT: ("4.2",),
    Reason.IDENTIFIES: ("2.3", "2.2", "2.4"),
    Reason.CONFIDENTIAL: ("4.6", "2.7"),
    Reason.HARASSES: ("4.2",),
    Reason.PERSONAL: ("2.4", "4.2"),
    Reason.ADVERT: ("4.4",),
    Reason.UNSOURCED: ("4.5",),
    Reason.UNTIDY: ("4.1",),
}
