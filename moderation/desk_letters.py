"""What is mailed from the desk, rendered when it is sent: that something waits, never what."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from directory.access import is_admitted
from moderation import access
from moderation.models import DeskMail, Matter
from network.lib.mail import addressed
from network.lib.zones import zone


def compose(mail: DeskMail):
    """Return the message, or None when there is nothing to tell them (any more)."""
    if mail.kind in (DeskMail.Kind.DECIDED, DeskMail.Kind.ANSWERED):
        told = access.decisions_told(mail.member).filter(pk=mail.decision_id)
        if not _can_read(mail.member) or not told.exists():
            return None
        address = reverse("decision", args=[mail.decision_id])
    elif mail.kind == DeskMail.Kind.HIDDEN:
        hidden = Matter.objects.hid_words_of(mail.member).filter(pk=mail.matter_id)
        if not is_admitted(mail.member) or not hidden.exists():
            return None
        address = reverse("held")
    else:
        theirs = access.matters_of_desk(mail.member).open().filter(pk=mail.matter_id)
        if not theirs.exists():
            return None
        is_held = mail.matter.kind == Matter.Kind.HELD
        page = "desk_held_matter" if is_held else "desk_matter"
        address = reverse(page, args=[mail.matter_id])
    member = mail.member
    with timezone.override(zone(member.timezone)):
        context = {"member": member, "mail": mail, "url": settings.HAVN_URL + address}
        return addressed(mail, "desk", context, to=member.email, language=member.language)


def _can_read(member) -> bool:
    """Also who is suspended: what belongs to that is open to them."""
    is_here = member.is_active and member.closed_at is None and member.restricted_at is None
    return is_admitted(member) or (is_here and member.is_suspended)
