"""What the forums know of a member: the questions that came to them as an expert."""

from django.utils.translation import gettext_lazy as _

from directory.models.unnamed import written_by
from forums.models import ExpertRequest
from network.lib.exports import Part, plug
from network.lib.leaving import delete, stay

plug(
    Part(
        name="questions_to_you",
        label=_("Questions you were asked as an expert"),
        why=_("So that nobody is asked too often. Kept for 90 days."),
        model="forums.ExpertRequest",
        rows=lambda member: ExpertRequest.objects.of(member).order_by("pk"),
        fields={
            "thread_id": _("Number of the thread"),
            "created_at": _("Asked"),
            "declined_at": _("Declined"),
        },
        on_leaving=delete,
    ),
    Part(
        name="experts_called",
        label=_("When you asked experts"),
        why=_("So that it is once a day. It does not say who they were. Kept for 90 days."),
        model="forums.ExpertRequest",
        rows=lambda member: ExpertRequest.objects.filter(written_by(member, "by")).order_by("pk"),
        fields={"thread_id": _("Number of the thread"), "created_at": _("Asked")},
        on_leaving=stay,
    ),
)
