"""That a member may be asked as an expert."""

from django.utils.translation import gettext_lazy as _

from directory.models import Expert
from network.lib.exports import Part, plug
from network.lib.leaving import delete

plug(
    Part(
        name="expert",
        label=_("That you may be asked as an expert"),
        why=_("So that colleagues' questions come to you. Kept until you take it back or leave."),
        model="directory.Expert",
        rows=lambda member: Expert.objects.filter(member=member),
        fields={
            "at_most": _("Questions in 30 days, at most"),
            "quiet_from": _("No mail from"),
            "quiet_until": _("until"),
            "since": _("Since"),
        },
        on_leaving=delete,
    ),
)
