"""What somebody wrote to a mailing list becomes theirs when they confirm that address."""

from django.db import transaction
from django.db.models import F, Max, Sum
from django.db.models.functions import Greatest
from django.utils import timezone

from directory.models import Member
from forums.actions.senders import unclaimed_by
from forums.models import MailSender, Participant, Post, Thread
from network.lib.audit import audit

# Threads a transaction: nobody who replies there waits long.
BATCH = 100


def claim_all(*, member: Member) -> int:
    """Give a member the posts of every address they have confirmed; return how many posts.

    Only a verified professional's name may come to stand there. May be run again: what was
    interrupted goes on.
    """
    if not member.is_admitted:
        return 0
    return sum(claim(sender=sender, member=member) for sender in unclaimed_by(member))


def claim(*, sender: MailSender, member: Member) -> int:
    """Give a member the posts of one sender; return how many.

    The caller knows that the address is the member's.
    """
    with transaction.atomic():
        free = MailSender.objects.filter(pk=sender.pk, claimed_by=None)
        if free.update(claimed_by=member, claimed_at=timezone.now()):
            audit("archive_claimed", actor=member, subject=sender)
        elif not MailSender.objects.filter(pk=sender.pk, claimed_by=member).exists():
            return 0
    moved = 0
    while some := _move_some(sender.voice_id, member):
        moved += some
    return moved


@transaction.atomic
def _move_some(voice_id: int, member: Member) -> int:
    # As a reply does: first who writes, then the thread.
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    theirs = Post.objects.filter(author=voice_id).order_by("thread").values("thread").distinct()
    ids = [row["thread"] for row in theirs[:BATCH]]
    Participant.objects.bulk_create(
        [Participant(thread_id=pk, member=member) for pk in ids], ignore_conflicts=True
    )
    threads = Thread.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk")
    moved = 0
    for thread in threads:
        moved += _move(thread, voice_id, member)
    return moved


def _move(thread: Thread, voice_id: int, member: Member) -> int:
    """Open pages get the posts anew: another name stands at their head."""
    revision = thread.revision + 1
    moved = Post.objects.filter(thread=thread, author=voice_id).update(
        author=member, version=F("version") + 1, revision=revision
    )
    changed = {"revision": revision}
    for name in ("author", "last_author"):
        if getattr(thread, f"{name}_id") == voice_id:
            changed[name] = member
    Thread.objects.filter(pk=thread.pk).update(**changed)
    there = Participant.objects.filter(thread=thread, member=voice_id)
    counted = there.aggregate(posts=Sum("posts"), last=Max("last_at"))
    if counted["posts"]:
        theirs = Participant.objects.filter(thread=thread, member=member)
        last = Greatest("last_at", counted["last"]) if _wrote_before(theirs) else counted["last"]
        theirs.update(posts=F("posts") + counted["posts"], last_at=last)
        there.delete()
    return moved


def _wrote_before(participants) -> bool:
    return participants.filter(posts__gt=0).exists()
