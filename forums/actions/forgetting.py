"""Somebody who wrote to a mailing list, and is no member, asks for erasure."""

from django.db import transaction
from django.utils import timezone

from directory import voices
from forums.actions.senders import keys_of
from forums.models import MailSender
from network.lib.audit import audit
from network.lib.ports import exports


def forget(*, address: str) -> int | None:
    """Empty all that came from an address; return how many posts that were.

    Their numbers stay, as those of a member who left. Nothing of the address is taken by later
    imports. What a member has claimed is theirs: they leave by themselves. May be run again.

    Returns:
        None when nothing came from the address, or a member has claimed it.
    """
    sender = MailSender.objects.filter(key__in=keys_of(address), claimed_by=None).first()
    if sender is None:
        return None
    with transaction.atomic():
        asked = MailSender.objects.filter(pk=sender.pk, claimed_by=None, gone_at=None)
        if asked.update(gone_at=timezone.now()):
            audit("archive_sender_erased", actor=None, subject=sender)
    # First, so that whatever is rendered meanwhile, or restored, is a former member's.
    voices.silence(sender.voice)
    for part in exports:
        part.on_leaving(part.rows(sender.voice), True)
    return sender.voice.posts.count()
