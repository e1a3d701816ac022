"""What a member was told, and when; and the facts it was told from."""

from django.utils.translation import gettext_lazy as _

from network.lib.activity import Activity
from network.lib.exports import Part, plug
from network.lib.leaving import BATCH, delete
from notifications.models import Digest, DigestItem, DigestPreference, Mail, Notification


def _forget_actor(rows, words_go):
    """The facts stay: other members' inbox lines stand on them."""
    while pks := list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH]):
        Activity.objects.filter(pk__in=pks).update(actor=None)


plug(
    Part(
        name="notifications",
        label=_("Your notifications"),
        why=_("The lines of your inbox. Kept for 90 days after you read them, else for a year."),
        model="notifications.Notification",
        rows=lambda member: Notification.objects.filter(member=member).order_by("pk"),
        fields={
            "kind": _("Kind"),
            "about_type": _("What it is about"),
            "about_id": _("Number"),
            "count": _("How many"),
            "created_at": _("First"),
            "updated_at": _("Last"),
            "read_at": _("Read"),
        },
        on_leaving=delete,
    ),
    Part(
        name="digest_choice",
        label=_("When your digest comes"),
        why=_("So that it comes when you want it. Kept until you leave."),
        model="notifications.DigestPreference",
        rows=lambda member: DigestPreference.objects.filter(member=member),
        fields={"rhythm": _("How often"), "hour": _("Hour"), "next_at": _("Next one")},
        on_leaving=delete,
    ),
    Part(
        name="digests",
        label=_("Digests made for you"),
        why=_("So that no day is told twice. Kept for 90 days."),
        model="notifications.Digest",
        rows=lambda member: Digest.objects.filter(member=member).order_by("day"),
        fields={"day": _("Day"), "since": _("From"), "until": _("Until")},
        on_leaving=delete,
    ),
    Part(
        name="digest_lines",
        label=_("What your digests spoke of"),
        why=_("The mail is put together from it. Kept for 90 days."),
        model="notifications.DigestItem",
        rows=lambda member: DigestItem.objects.filter(digest__member=member).order_by("pk"),
        fields={
            "digest__day": _("Day"),
            "thread_id": _("Number of the thread"),
            "why": _("Why"),
            "search": _("Number of the saved search"),
            "new_posts": _("New posts"),
        },
        on_leaving=delete,
    ),
    Part(
        name="mails",
        label=_("Mails sent to you"),
        why=_("A receipt, without the words: what arrived, and what did not. Kept for 90 days."),
        model="notifications.Mail",
        rows=lambda member: Mail.objects.filter(member=member).order_by("pk"),
        fields={
            "created_at": _("Made"),
            "sent_at": _("Sent"),
            "failed_at": _("Failed"),
            "attempts": _("Attempts"),
        },
        on_leaving=delete,
    ),
    Part(
        name="activities",
        label=_("What others were told you did"),
        why=_("The inboxes of those who watch are made from it. Kept for a year."),
        model="lib.Activity",
        rows=lambda member: Activity.objects.filter(actor=member).order_by("at", "pk"),
        fields={"at": _("When"), "kind": _("What"), "subject_id": _("Number")},
        on_leaving=_forget_actor,
    ),
)
