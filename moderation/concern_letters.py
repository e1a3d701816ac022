"""What is mailed about concerns, rendered when it is sent: that one waits, never what it says."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from directory.access import is_admitted, is_secretariat
from directory.unnamed import person_number
from moderation.models import Concern, ConcernMail, Responder
from network.lib.mail import addressed
from network.lib.zones import zone


def compose(mail: ConcernMail):
    """Return the message, or None when there is nothing to tell them (any more)."""
    if mail.kind == ConcernMail.Kind.NOBODY:
        return _nobody(mail)
    answered = Concern.objects.open().for_responder(mail.member).filter(pk=mail.concern_id)
    if not is_admitted(mail.member) or not answered.exists():
        return None
    url = settings.HAVN_URL + reverse("concern_item", args=[mail.concern_id])
    with timezone.override(zone(mail.member.timezone)):
        return _message(mail, "concern", {"mail": mail, "concern": mail.concern, "url": url})


def _nobody(mail: ConcernMail):
    """The secretariat is told which country, unless somebody is named there by now."""
    country = mail.concern.country
    about = person_number(mail.concern.subject_by_id)
    named = Responder.objects.filter(country=country).exclude(member=about)
    if not is_secretariat(mail.member) or named.exists() or not mail.concern.is_open:
        return None
    url = settings.HAVN_URL + reverse("secretariat_responders")
    return _message(mail, "responder_missing", {"country": country, "url": url})


def _message(mail: ConcernMail, template: str, context: dict):
    member = mail.member
    context = {"member": member, **context}
    return addressed(mail, template, context, to=member.email, language=member.language)
