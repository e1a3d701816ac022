"""Where a member is in, asked to be, and was once."""

from django.utils.translation import gettext_lazy as _

from forums.models import ForumMember, JoinRequest, MailSender
from network.lib.exports import Part, plug
from network.lib.leaving import delete

plug(
    Part(
        name="groups",
        label=_("Groups you are in"),
        why=_("They say what you may read. Shown to those in the group. Kept until you leave."),
        model="forums.ForumMember",
        rows=lambda member: ForumMember.objects.filter(member=member).order_by("pk"),
        fields={
            "forum__title": _("Group"),
            "manager": _("Manager"),
            "joined_at": _("Joined"),
        },
        on_leaving=delete,
    ),
    Part(
        name="join_requests",
        label=_("Groups you asked to join"),
        why=_("Its managers say yes or no. Kept until they say yes, or until you leave."),
        model="forums.JoinRequest",
        rows=lambda member: JoinRequest.objects.filter(member=member).order_by("pk"),
        fields={
            "forum__title": _("Group"),
            "asked_at": _("Asked"),
            "declined_at": _("Declined"),
        },
        on_leaving=delete,
    ),
    Part(
        name="archive_addresses",
        label=_("Addresses you wrote to a mailing list with"),
        why=_("So that what you wrote there is yours here. Kept as a key, until you leave."),
        model="forums.MailSender",
        rows=lambda member: MailSender.objects.filter(claimed_by=member).order_by("pk"),
        fields={"claimed_at": _("Recognised")},
        on_leaving=delete,
    ),
)
