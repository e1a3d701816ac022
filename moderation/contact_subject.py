"""Words from one member to another as a thing that can be reported by who got them."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import Contact
from moderation.actions.seals import open_seal, seal
from moderation.models import Seal
from network.lib.audit import audit
from network.lib.subjects import Desk, Subject

FIELDS = ("subject", "text")


def _visible_to(reader):
    if not reader.is_authenticated:
        return Contact.objects.none()
    return _every().received_by(reader).in_sight()


def _every():
    return Contact.objects.select_related("sender")


def hide(contact, *, by, country, reason) -> bool:
    """Subject and words go into seals; a mail that still waits is not sent."""
    with transaction.atomic():
        contact = Contact.objects.select_for_update().get(pk=contact.pk)
        if contact.hidden_at:
            return False
        kept = {"country": country, "author": contact.sender, "by": by, "subject": contact}
        for field in FIELDS:
            seal(field=f"directory.Contact.{field}", words=getattr(contact, field), **kept)
        _say(contact, dict.fromkeys(FIELDS, ""), hidden_at=timezone.now())
        audit("contact_hidden", actor=by, subject=contact, reason=reason)
    return True


def restore(contact, *, by, reason) -> None:
    """What was sealed comes back, if it is still kept."""
    with transaction.atomic():
        contact = Contact.objects.select_for_update().get(pk=contact.pk)
        back = {}
        for field in FIELDS:
            sealed = Seal.objects.of(contact).filter(
                field=f"directory.Contact.{field}", destroyed_at=None
            )
            if not (contact.hidden_at and (newest := sealed.first())):
                return
            back[field] = open_seal(seal=newest, reader=by, reason=reason)
            sealed.filter(pk=newest.pk).empty()
        _say(contact, back, hidden_at=None)
        audit("contact_restored", actor=by, subject=contact, reason=reason)


def _say(contact, words: dict, *, hidden_at) -> None:
    Contact.objects.filter(pk=contact.pk).update(**words, hidden_at=hidden_at)


def _around(contact, viewer):
    return "moderation/_contact_said.html", {"contact": contact}


def _at(match, fragment):
    return match.kwargs["pk"] if match.url_name == "contact_received" else None


CONTACT = Subject(
    name="directory.contact",
    label=gettext_lazy("Words from one member to another"),
    visible_to=_visible_to,
    every=_every,
    card=lambda contact: _("Message %(number)s to a colleague") % {"number": contact.pk},
    url=lambda contact: reverse("contact_received", args=[contact.pk]),
    by=lambda contact: contact.sender_id,
    country=lambda contact: contact.sender and contact.sender.country_id,
    at=_at,
    hide=hide,
    restore=restore,
    desk=Desk(
        version=lambda contact: 1 if contact.hidden_at else 0,
        is_hidden=lambda contact: contact.hidden_at is not None,
        around=_around,
        is_private=True,
    ),
)
