"""What is mailed to people who are no members yet, rendered when it is sent."""

from django.conf import settings
from django.urls import reverse

from directory.models import Letter
from network.lib.mail import message


def compose(letter: Letter):
    """Return the message, or None when there is nothing (any more) to tell."""
    return _invitation(letter) if letter.invitation_id else None


def _invitation(letter: Letter):
    invitation = letter.invitation
    if not invitation.is_open:
        return None
    url = settings.HAVN_URL + reverse("join", args=[invitation.token])
    context = {
        "invitation": invitation,
        "is_reminder": letter.kind == Letter.Kind.REMINDER,
        "url": url,
    }
    return message(
        "invitation",
        context,
        to=invitation.email,
        language=settings.LANGUAGE_CODE,
        sender=settings.DEFAULT_FROM_EMAIL,
        headers={"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"},
    )
