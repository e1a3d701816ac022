"""What the audit knows of a member: their own acts, and what was done to their account.

Never whom their acts concerned, and never who acted on their account.
"""

from django.utils.translation import gettext_lazy as _

from moderation.models import AuditEntry
from network.lib.exports import Part, plug
from network.lib.leaving import blank_when_words_go, stay


def _done_by(member):
    return AuditEntry.objects.filter(actor=member).order_by("-at", "-pk")


def _done_to(member):
    about = AuditEntry.objects.filter(subject_type=member._meta.label_lower, subject_id=member.pk)
    return about.exclude(actor=member).order_by("-at", "-pk")


plug(
    Part(
        name="audit_of_your_acts",
        label=_("Acts of yours that are on record"),
        why=_(
            "Some acts must be answered for. Kept for 24 months, also when you leave: without name."
        ),
        model="moderation.AuditEntry",
        rows=_done_by,
        fields={
            "at": _("When"),
            "action": _("What"),
            "role": _("Your role then"),
            "reason": _("Your reason"),
        },
        on_leaving=blank_when_words_go("reason"),
    ),
    Part(
        name="audit_of_your_account",
        label=_("What was done to your account"),
        why=_("So that it can be answered for. Kept for 24 months; who did it is not given here."),
        model="moderation.AuditEntry",
        rows=_done_to,
        fields={"at": _("When"), "action": _("What"), "role": _("Role of who did it")},
        on_leaving=stay,
    ),
)
