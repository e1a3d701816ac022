"""Letters about a member's own account, sent to the address they sign in with."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from directory.models import Member


def send(name: str, member: Member) -> None:
    """Render and send one letter.

    Args:
        name: of its three templates in `templates/emails/`.
    """
    context = {"member": member, "login_url": settings.HAVN_URL + reverse("account_login")}
    parts = ("_subject.txt", ".txt", ".html")
    subject, plain, html = (render_to_string(f"emails/{name}{part}", context) for part in parts)
    send_mail(subject.strip(), plain.strip(), None, [member.email], html_message=html)
