"""What is mailed about joining and about lost keys, rendered when it is sent."""

from django.conf import settings
from django.urls import reverse

from directory.models import Letter
from network.lib.mail import message

Kind = Letter.Kind


def compose(letter: Letter):
    """Return the message, or None when there is nothing (any more) to tell."""
    if letter.invitation_id:
        return _invitation(letter)
    return _decision(letter) if letter.step_id else _reset(letter)


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
    return _message(letter, "invitation", context, invitation.email, settings.LANGUAGE_CODE)


def _decision(letter: Letter):
    step = letter.step
    member = step.application.member
    if not member.is_active:
        return None
    context = {
        "step": step,
        "member": member,
        "application_url": settings.HAVN_URL + reverse("application"),
        "login_url": settings.HAVN_URL + reverse("account_login"),
    }
    return _message(letter, "application", context, member.email, member.language)


def _reset(letter: Letter):
    member = letter.reset.member
    if not member.is_active:
        return None
    template = {Kind.RESET_ASKED: "factor_reset_asked", Kind.RESET_DONE: "factors_removed"}
    context = {"member": member, "login_url": settings.HAVN_URL + reverse("account_login")}
    return _message(letter, template[letter.kind], context, member.email, member.language)


def _message(letter: Letter, template: str, context: dict, to: str, language: str):
    return message(
        template,
        context,
        to=to,
        language=language,
        sender=settings.DEFAULT_FROM_EMAIL,
        headers={"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"},
    )
