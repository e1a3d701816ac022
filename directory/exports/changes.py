"""What a member told of, and what was written to them about it."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from directory.models import Change, ChangeStep, Letter
from network.lib.exports import Part, plug
from network.lib.leaving import delete, stay


def _steps(member):
    mine = Q(change__member=member) | Q(by=member)
    return ChangeStep.objects.filter(mine).order_by("at", "pk")


plug(
    Part(
        name="change_steps",
        label=_("What was decided about changes"),
        why=_(
            "Questions and answers about employers and corrections. Six months after the decision "
            "the words go."
        ),
        model="directory.ChangeStep",
        rows=_steps,
        fields={"kind": _("Kind"), "at": _("When"), "words": _("Words")},
        # Those about the member's own changes go with them.
        on_leaving=stay,
    ),
    Part(
        name="changes",
        label=_("Changes you told of"),
        why=_(
            "So that the secretariat can verify a new employer or correct what is wrong. Six "
            "months after the decision the words go."
        ),
        model="directory.Change",
        rows=lambda member: Change.objects.filter(member=member).order_by("pk"),
        fields={
            "kind": _("Kind"),
            "organisation": _("Organisation"),
            "function": _("Function"),
            "starts": _("From"),
            "words": _("Words"),
            "state": _("State"),
            "made_at": _("When"),
        },
        on_leaving=delete,
    ),
    Part(
        name="letters",
        label=_("Letters about your account"),
        why=_("So that you are warned once before an unused account is closed. Kept for a year."),
        model="directory.Letter",
        rows=lambda member: Letter.objects.filter(member=member).order_by("pk"),
        fields={"kind": _("Kind"), "created_at": _("When"), "sent_at": _("Sent")},
        on_leaving=delete,
    ),
)
