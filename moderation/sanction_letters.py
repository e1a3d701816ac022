"""What is mailed about a sanction, rendered when it is sent: that there is one, and where.

Not what it is, and not why: an office reads along.
"""

from django.conf import settings
from django.urls import reverse

from moderation.models import SanctionMail
from network.lib.mail import addressed


def compose(mail: SanctionMail):
    """Return the message, or None when there is nobody (any more) to tell."""
    member = mail.sanction.member
    if not member.is_active or member.closed_at:
        return None
    context = {"member": member, "mail": mail, "url": settings.HAVN_URL + reverse("sanctions")}
    return addressed(mail, "sanction", context, to=member.email, language=member.language)
