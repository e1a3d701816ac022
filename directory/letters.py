"""What is mailed about joining, changes, lost keys, silence and contact points, and by colleagues:
rendered when it is sent."""

from django.conf import settings
from django.urls import reverse

from directory.contact_checks import to_check_by
from directory.models import Block, Letter
from network.lib.mail import addressed

# In one letter; the rest is counted and stands on the screen.
MOST_NAMED = 30


def compose(letter: Letter):
    """Return the message, or None when there is nothing (any more) to tell."""
    tellers = {
        Letter.Kind.INVITATION: _invitation,
        Letter.Kind.REMINDER: _invitation,
        Letter.Kind.DECISION: _decision,
        Letter.Kind.CHANGE: _change,
        Letter.Kind.INACTIVE: _inactive,
        Letter.Kind.RESET_ASKED: _reset,
        Letter.Kind.RESET_DONE: _reset,
        Letter.Kind.CONTACT_POINTS: _contact_points,
        Letter.Kind.CONTACT: _contact,
    }
    return tellers[letter.kind](letter)


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
    # Which language they read is not known yet.
    to, language = invitation.email, settings.LANGUAGE_CODE
    return addressed(letter, "invitation", context, to=to, language=language)


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
    return addressed(letter, "application", context, to=member.email, language=member.language)


def _change(letter: Letter):
    step = letter.change_step
    change, member = step.change, step.change.member
    if not member.is_active or member.closed_at:
        return None
    url = settings.HAVN_URL + reverse("my_change", args=[change.pk])
    context = {"step": step, "change": change, "member": member, "url": url}
    return addressed(letter, "change", context, to=member.email, language=member.language)


def _inactive(letter: Letter):
    """Nothing to tell to who came back before it was sent, or has left."""
    member = letter.member
    came_back = member.last_login and member.last_login > letter.created_at
    if not member.is_active or member.closed_at or came_back:
        return None
    context = {"member": member, "login_url": settings.HAVN_URL + reverse("account_login")}
    return addressed(letter, "inactive", context, to=member.email, language=member.language)


def _contact_points(letter: Letter):
    """Nothing to tell to who is not of the secretariat any more, or when all was checked since."""
    member = letter.member
    points = to_check_by(member, letter.created_at) if member.is_secretariat else []
    if not points:
        return None
    url = settings.HAVN_URL + reverse("kept_points")
    context = {
        "member": member,
        "points": points[:MOST_NAMED],
        "more": max(0, len(points) - MOST_NAMED),
        "url": url,
    }
    return addressed(letter, "contact_points", context, to=member.email, language=member.language)


def _reset(letter: Letter):
    member = letter.reset.member
    if not member.is_active:
        return None
    was_asked = letter.kind == Letter.Kind.RESET_ASKED
    template = "factor_reset_asked" if was_asked else "factors_removed"
    context = {"member": member, "login_url": settings.HAVN_URL + reverse("account_login")}
    return addressed(letter, template, context, to=member.email, language=member.language)


def _contact(letter: Letter):
    """Nothing when a moderator took it out, or one of the two is not there for the other now."""
    contact = letter.contact
    sender, member = contact.sender, contact.recipient
    if not sender or not (sender.is_in_use and member.is_in_use) or contact.hidden_at:
        return None
    if Block.objects.between(sender, member).exists():
        return None
    url = settings.HAVN_URL + contact.get_absolute_url()
    context = {"contact": contact, "sender": sender, "member": member, "url": url}
    context["where"] = sender.face.where
    return addressed(letter, "contact", context, to=member.email, language=member.language)
