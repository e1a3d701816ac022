"""What a member wrote to colleagues and got from them, whom they block, and whom they look for."""

from django.utils.translation import gettext_lazy as _

from directory.models import Block, Contact, SavedDirectorySearch
from network.lib.exports import Part, plug
from network.lib.leaving import delete

plug(
    Part(
        name="contacts_received",
        label=_("What colleagues wrote to you"),
        why=_("So that you can answer, report or block. Kept for 90 days."),
        model="directory.Contact",
        rows=lambda member: Contact.objects.received_by(member).order_by("pk"),
        fields={
            "sender__name": _("From"),
            "subject": _("Subject"),
            "text": _("Words"),
            "sent_at": _("Sent"),
        },
        on_leaving=delete,
    ),
    Part(
        name="contacts_sent",
        label=_("What you wrote to colleagues"),
        why=_("So that they can read and answer it. Kept for 90 days."),
        model="directory.Contact",
        rows=lambda member: Contact.objects.sent_by(member).order_by("pk"),
        fields={
            "recipient__name": _("To"),
            "subject": _("Subject"),
            "text": _("Words"),
            "sent_at": _("Sent"),
        },
        on_leaving=delete,
    ),
    Part(
        name="blocks",
        label=_("Whom you have blocked"),
        why=_("So that they cannot write to you. Kept until you end it or leave."),
        model="directory.Block",
        rows=lambda member: Block.objects.filter(member=member).order_by("pk"),
        fields={"blocked__name": _("Name"), "since": _("Since")},
        on_leaving=delete,
    ),
    Part(
        name="directory_searches",
        label=_("Searches for colleagues you saved"),
        why=_("So that your digest says who is new. Shown to nobody. Kept until you leave."),
        model="directory.SavedDirectorySearch",
        rows=lambda member: SavedDirectorySearch.objects.filter(member=member).order_by("pk"),
        fields={"query": _("Search"), "saved_at": _("Saved")},
        on_leaving=delete,
    ),
)
