"""What goes out of Havn, or lies in it unseen: mails, copies of one's data, pushes, stores."""

from collections.abc import Iterator

import redis
from django.apps import apps
from django.conf import settings
from django.core import mail
from django.db import transaction
from django.utils import timezone

from directory.actions import letters
from forums.actions import experts
from moderation.actions import concern_mails, desk_mails, sanction_mails
from network.lib.mail import MailRow
from network.lib.ports import exports
from notifications.actions import mail as digests
from notifications.actions.digests import send_due
from tests.notifications.outcomes import deliver_all, tomorrow

# How each kind of mail is sent, by its number.
SENDERS = {
    "directory.letter": letters.send,
    "forums.expertrequest": experts.send,
    "moderation.concernmail": concern_mails.send,
    "moderation.deskmail": desk_mails.send,
    "moderation.sanctionmail": sanction_mails.send,
    "notifications.mail": digests.send,
}


def mail_rows() -> set[str]:
    """Every kind of mail there is."""
    return {model._meta.label_lower for model in apps.get_models() if issubclass(model, MailRow)}


def mails() -> Iterator[tuple[str, str]]:
    """(to whom, all that it says) of what would be sent tomorrow; afterwards it waits as before."""
    with transaction.atomic():
        deliver_all()
        send_due(tomorrow())
        mail.outbox = []
        for label, send in SENDERS.items():
            for pk in apps.get_model(label).objects.unsent().values_list("pk", flat=True):
                send(pk, timezone.now())
        transaction.set_rollback(True)
    for letter in mail.outbox:
        bodies = [letter.body, *(part.content for part in letter.alternatives)]
        yield letter.to[0], " ".join([letter.subject, *bodies, *map(str, letter.extra_headers)])


def copies(members) -> Iterator[tuple[str, str, str]]:
    """(role, part, all that stands in it) of the copy each member may take of their data."""
    for role, member in members.items():
        for part in exports if member else ():
            said = str(list(part.values(member)))
            if part.files:
                said += " ".join(f"{name} {data}" for name, data in part.files(member))
            yield role, part.name, said


class Pushes:
    """Every message to open pages, for each of the members it is meant for."""

    def __init__(self):
        self._redis = redis.Redis.from_url(settings.REDIS_URL)
        self._heard = self._redis.pubsub(ignore_subscribe_messages=True)
        self._heard.psubscribe("*")
        self._heard.get_message(timeout=2)  # that it is subscribed

    def since(self) -> str:
        """All that was said since the last time."""
        said = []
        while message := self._heard.get_message(timeout=0.3):
            said.append(message["data"].decode("utf-8", "replace"))
        return "\n".join(said)

    def close(self) -> None:
        self._heard.close()
        self._redis.close()
