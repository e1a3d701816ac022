"""Closing one's account, and coming back while there is time."""

import logging
import smtplib
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from directory.actions.members import access_changed, shown_changed
from directory.actions.sessions import end_all
from directory.actions.waiting import hand_in, withdraw
from directory.models import Leaving, Member
from network.lib.audit import audit
from network.lib.nudge import nudge

log = logging.getLogger(__name__)

WAIT = timedelta(days=7)


def leave(*, member: Member, words_go: bool, unused: bool = False, now=None) -> Leaving:
    """Close the account at once; what it holds is erased after a week.

    Args:
        words_go: whether the member's posts lose their words, or stay without a name.
        unused: closed by the clock, because nobody had used it for years.
    """
    now = now or timezone.now()
    values = {"words_go": words_go, "asked_at": now, "due_at": now + WAIT, "told_at": None}
    values["unused"] = unused
    with transaction.atomic():
        _set_closed(member, now)
        withdraw(member=member)
        leaving, _ = Leaving.objects.update_or_create(member=member, defaults=values)
        if unused:
            audit("unused_account_closed", actor=None, subject=member)
        else:
            audit("leaving_asked", actor=member, subject=member, words_go=words_go)
        transaction.on_commit(lambda: access_changed(member), robust=True)
        transaction.on_commit(lambda: end_all(member=member), robust=True)
        transaction.on_commit(lambda: nudge("directory.leave"), robust=True)
    return leaving


def come_back(*, member: Member) -> bool:
    """Open a closed account again, unless its erasing has begun; return whether it was closed."""
    with transaction.atomic():
        waiting = Leaving.objects.filter(member=member, started_at=None)
        if not waiting.delete()[0]:
            return False
        _set_closed(member, None)
        hand_in(member=member)
        audit("leaving_undone", actor=member, subject=member)
    return True


def _set_closed(member: Member, at) -> None:
    """Posts are shown with or without a way to the profile: they are rendered anew."""
    Member.objects.filter(pk=member.pk).update(closed_at=at)
    member.refresh_from_db(fields=["closed_at"])
    shown_changed(member)


def tell(leaving_id: int) -> bool:
    """Send the one last mail; return whether the server took it. Locked: it goes out once."""
    with transaction.atomic():
        found = Leaving.objects.untold().select_for_update(skip_locked=True, of=("self",))
        leaving = found.select_related("member").filter(pk=leaving_id).first()
        if leaving is None:
            return False
        try:
            _last_mail(leaving).send()
        except (smtplib.SMTPException, OSError) as error:
            # The next run tries again; the log names the row, never the address.
            log.warning("last mail of member %s waits: %s", leaving_id, type(error).__name__)
            return False
        leaving.told_at = timezone.now()
        leaving.save(update_fields=["told_at"])
    return True


def _last_mail(leaving: Leaving) -> EmailMessage:
    member = leaving.member
    back = f"{settings.HAVN_URL}{reverse('account_login')}"
    context = {"member": member, "leaving": leaving, "back": back}
    with override(member.language):
        subject = render_to_string("emails/leaving_subject.txt", context).strip()
        words = render_to_string("emails/leaving.txt", context).strip() + "\n"
    return EmailMessage(subject, words, to=[member.email])
