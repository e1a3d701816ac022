"""Letters about a member's own account, sent to the address they sign in with."""

from django.conf import settings
from django.urls import reverse

from directory.models import Member
from network.lib.mail import message


def send(name: str, member: Member) -> None:
    """Render one letter in the member's language and send it.

    Args:
        name: of its three templates in `templates/emails/`.
    """
    context = {"member": member, "login_url": settings.HAVN_URL + reverse("account_login")}
    sender = settings.DEFAULT_FROM_EMAIL
    message(
        name, context, to=member.email, language=member.language, sender=sender, headers={}
    ).send()
