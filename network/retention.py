"""How long what is kept: one table of rules, and the run that keeps to it."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from directory.models import Member
from forums.models import Post
from moderation.chain import KEPT, SEATS
from moderation.models import AuditEntry
from network.lib.activity import Activity
from notifications.models import Digest, Mail, Notification

log = logging.getLogger(__name__)

BATCH = 500
# So much of a rule goes in one run; the rest is still past its time tomorrow.
MOST_BATCHES = 200
DAY, YEAR = timedelta(days=1), timedelta(days=365)


@dataclass(frozen=True)
class Rule:
    """One kind of rows and how long they are kept.

    Args:
        name: of the rule, for the report.
        keeps: how long, in words.
        source: who says so.
        expired: (now) -> QuerySet of the rows that are past their time.
    """

    name: str
    keeps: str
    source: str
    expired: Callable[[datetime], QuerySet]


@dataclass(frozen=True)
class Done:
    rule: Rule
    rows: int


def _finished(mails):
    return mails.exclude(pk__in=Mail.objects.unsent())


def _digests(now):
    waiting = Mail.objects.unsent().filter(digest=OuterRef("pk"))
    return Digest.objects.filter(~Exists(waiting), until__lt=now - 90 * DAY)


def _unconfirmed(now):
    """Nobody ever showed that the address is theirs, and nothing stands in their name."""
    confirmed = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
    wrote = Post.objects.filter(author=OuterRef("pk"))
    newcomers = Member.objects.filter(admitted_at=None, left_at=None, joined_at__lt=now - 30 * DAY)
    return newcomers.filter(~Exists(confirmed), ~Exists(wrote))


def _audit(now):
    return AuditEntry.objects.filter(~Q(subject_type__in=SEATS), at__lt=now - KEPT)


DELIVERY_LOG = "retention plan: e-mail delivery log"
RULES = [
    Rule(
        "sessions",
        "until they end by themselves, 14 days after the last sign-in",
        "SESSION_COOKIE_AGE",
        lambda now: Session.objects.filter(expire_date__lt=now),
    ),
    Rule(
        "read notifications",
        "90 days after they were read",
        "our proposal to the data protection officer",
        lambda now: Notification.objects.filter(read_at__lt=now - 90 * DAY),
    ),
    Rule(
        "unread notifications",
        "a year after the last thing they tell of",
        "our proposal to the data protection officer",
        lambda now: Notification.objects.unread().filter(updated_at__lt=now - YEAR),
    ),
    Rule(
        "mails",
        "90 days, and never while one is still to be sent",
        DELIVERY_LOG,
        lambda now: _finished(Mail.objects.filter(created_at__lt=now - 90 * DAY)),
    ),
    Rule("digests", "90 days, with what they spoke of", DELIVERY_LOG, _digests),
    Rule(
        "activities",
        "a year, once they were told",
        "our proposal to the data protection officer",
        lambda now: Activity.objects.filter(at__lt=now - YEAR, handled_at__isnull=False),
    ),
    Rule(
        "unconfirmed accounts",
        "30 days for the owner of the address to confirm it",
        "our proposal to the data protection officer",
        _unconfirmed,
    ),
    Rule("audit", "24 months; what concerns seats stays", "retention plan: audit log", _audit),
]


def count(now: datetime | None = None) -> list[Done]:
    """What a run would remove now."""
    now = now or timezone.now()
    return [Done(rule, rule.expired(now).count()) for rule in RULES]


def keep_to_rules(now: datetime | None = None) -> list[Done]:
    """Remove what is past its time, batch by batch, each a transaction of its own."""
    now = now or timezone.now()
    return [Done(rule, _remove(rule.expired(now))) for rule in RULES]


def _remove(rows: QuerySet) -> int:
    removed = 0
    for _batch in range(MOST_BATCHES):
        pks = list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH])
        if not pks:
            break
        # Asked again in the delete: who confirmed a moment ago stays.
        _all, by_table = rows.order_by().filter(pk__in=pks).delete()
        removed += by_table.get(rows.model._meta.label, 0)
    return removed
