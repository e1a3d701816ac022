"""Letters about joining, changes, lost keys, silence and what colleagues write: written with what
they tell of, mailed by a worker."""

from django.db import transaction

from directory.letters import compose
from directory.models import Letter
from network.lib import mail
from network.lib.nudge import nudge


def write(kind: str, **about) -> Letter:
    """Write a letter in the caller's transaction, to be sent after it.

    Args:
        kind: of Letter.Kind.
        about: what it tells of (`invitation`, `step`, `change_step`, `reset`, `member`,
            `contact`).
    """
    letter = Letter.objects.create(kind=kind, **about)
    transaction.on_commit(lambda: nudge("directory.send_letter", letter.pk), robust=True)
    return letter


def send(letter_id: int, now=None) -> bool:
    """Send a letter that is due; return whether the server took it."""
    letters = Letter.objects.select_related(
        "invitation__by__organisation",
        "step__application__member",
        "change_step__change__member",
        "reset__member",
        "member",
        "contact__recipient",
        "contact__sender__organisation",
        "contact__sender__sector",
        "contact__sender__country",
    )
    return mail.send(letters, letter_id, compose, now)


def sweep() -> int:
    """Ask workers to send what is due; return how many."""
    return mail.ask_for(Letter.objects.all(), "directory.send_letter")
