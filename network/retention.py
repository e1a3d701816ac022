"""How long what is kept: one table of rules, and the run that keeps to it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from directory.actions.papers import empty_applications, empty_changes
from directory.actions.unused import close, warn
from directory.models import Application, Change, Contact, InvitationList, Letter, Member
from directory.models.organisation_lists import OrganisationList
from forums.models import Draft, ExpertRequest, Post, PostVersion
from moderation.chain import KEPT, SEATS
from moderation.models import (
    AuditEntry,
    Concern,
    ConcernMail,
    DeskMail,
    Matter,
    Sanction,
    SanctionMail,
    Shift,
)
from network.lib.activity import Activity
from notifications.models import Digest, Mail, Notification

BATCH = 500
# So much of a rule goes in one run; the rest is still past its time tomorrow.
MOST_BATCHES = 200
DAY, HALF_YEAR, YEAR = timedelta(days=1), timedelta(days=183), timedelta(days=365)
# When an account nobody uses is warned of, when it is closed, and how long lies between at least.
UNUSED_WARNED, UNUSED_CLOSED, WARNED_BEFORE = timedelta(days=548), 2 * YEAR, 60 * DAY


def _delete(rows: QuerySet) -> int:
    _all, by_table = rows.delete()
    return by_table.get(rows.model._meta.label, 0)


@dataclass(frozen=True)
class Rule:
    """One kind of rows and how long they are kept.

    Args:
        name: of the rule, for the report.
        keeps: how long, in words.
        source: who says so.
        expired: (now) -> QuerySet of the rows that are past their time.
        then: (rows) -> how many of them it was done to. They need not be past their time after it.
        done: what became of them, for the report.
    """

    name: str
    keeps: str
    source: str
    expired: Callable[[datetime], QuerySet]
    then: Callable[[QuerySet], int] = _delete
    done: str = "gone"


@dataclass(frozen=True)
class Done:
    rule: Rule
    rows: int


def _digests(now):
    waiting = Mail.objects.unsent().filter(digest=OuterRef("pk"))
    return Digest.objects.filter(~Exists(waiting), until__lt=now - 90 * DAY)


def _unconfirmed(now):
    """Nobody ever showed that the address is theirs, and nothing stands in their name."""
    confirmed = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
    wrote = Post.objects.filter(author=OuterRef("pk"))
    newcomers = Member.objects.filter(admitted_at=None, left_at=None, joined_at__lt=now - 30 * DAY)
    return newcomers.filter(~Exists(confirmed), ~Exists(wrote))


def _warned(**letter):
    """Whether a member was warned after the last visit."""
    return Exists(Letter.objects.warnings().filter(member=OuterRef("pk"), **letter))


def _to_warn(now):
    unused = Member.objects.unused_since(now - UNUSED_WARNED)
    return unused.filter(~_warned(created_at__gte=OuterRef("last_visit")))


def _to_close(now):
    """Warned after the last visit, and long enough ago: whoever missed the mail loses nothing."""
    unused = Member.objects.unused_since(now - UNUSED_CLOSED)
    told = Letter.objects.warnings().finished().filter(member=OuterRef("pk"))
    after_visit = told.filter(created_at__gte=OuterRef("last_visit"))
    return unused.filter(Exists(after_visit.filter(created_at__lt=now - WARNED_BEFORE)))


def _letters(now):
    warning = Q(kind=Letter.Kind.INACTIVE)
    old = Q(~warning, created_at__lt=now - 90 * DAY) | Q(warning, created_at__lt=now - YEAR)
    return Letter.objects.finished().filter(old)


def _audit(now):
    return AuditEntry.objects.filter(~Q(subject_type__in=SEATS), at__lt=now - KEPT)


OURS = "our proposal to the data protection officer"
INACTIVE = "retention plan: inactive account"
PAPERS = "retention plan: membership application papers"
DELIVERY_LOG = "retention plan: e-mail delivery log"


def _mails(name: str, model) -> Rule:
    """Of messages that an app sends; `finished` are those that nobody sends any more."""
    keeps = "90 days, and never while one is still to be sent"
    old = model.objects.finished
    return Rule(name, keeps, DELIVERY_LOG, lambda now: old().filter(created_at__lt=now - 90 * DAY))


def _read(lists):
    name, keeps = f"{lists._meta.verbose_name}s", "30 days after they were read"
    return Rule(name, keeps, OURS, lambda now: lists.objects.filter(made_at__lt=now - 30 * DAY))


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
        OURS,
        lambda now: Notification.objects.filter(read_at__lt=now - 90 * DAY),
    ),
    Rule(
        "unread notifications",
        "a year after the last thing they tell of",
        OURS,
        lambda now: Notification.objects.unread().filter(updated_at__lt=now - YEAR),
    ),
    _mails("mails", Mail),
    _mails("mails about concerns", ConcernMail),
    Rule(
        "sanctions",
        "two years after they ended; a warning, two years",
        OURS,
        lambda now: Sanction.objects.ended_before(now - 2 * YEAR),
    ),
    _mails("mails about sanctions", SanctionMail),
    Rule(
        "concerns",
        "24 months after they were closed; their words are destroyed 30 days after it",
        "retention plan: audit log",
        lambda now: Concern.objects.closed().filter(closed_at__lt=now - KEPT),
    ),
    _mails("mails from the desk", DeskMail),
    _mails("questions to experts", ExpertRequest),
    Rule("shifts", "a year after they ended", OURS, lambda now: Shift.objects.over(now - YEAR)),
    Rule(
        "matters",
        "24 months after they were closed, with reports, notes, decisions and appeals",
        "retention plan: audit log",
        lambda now: Matter.objects.filter(closed_at__lt=now - KEPT),
    ),
    Rule("digests", "90 days, with what they spoke of", DELIVERY_LOG, _digests),
    Rule("drafts", "60 days unchanged", OURS, lambda now: Draft.objects.until(now - 60 * DAY)),
    Rule("earlier words", "a year", OURS, lambda now: PostVersion.objects.until(now - YEAR)),
    Rule(
        "activities",
        "a year, once they were told",
        OURS,
        lambda now: Activity.objects.filter(at__lt=now - YEAR, handled_at__isnull=False),
    ),
    Rule(
        "unconfirmed accounts", "30 days for the owner to confirm the address", OURS, _unconfirmed
    ),
    Rule(
        "unused accounts",
        "18 months after the last sign-in, then their owner is warned",
        INACTIVE,
        _to_warn,
        warn,
        "warned",
    ),
    Rule(
        "accounts unused for longer",
        "24 months after the last sign-in and 60 days after the warning, then closed and erased",
        INACTIVE,
        _to_close,
        close,
        "closed",
    ),
    Rule(
        "application papers",
        "six months after the decision; the decision stays",
        PAPERS,
        lambda now: Application.objects.with_old_papers(now - HALF_YEAR),
        empty_applications,
        "emptied",
    ),
    Rule(
        "papers of changes",
        "six months after the decision; the decision stays",
        PAPERS,
        lambda now: Change.objects.with_old_papers(now - HALF_YEAR),
        empty_changes,
        "emptied",
    ),
    *map(_read, (InvitationList, OrganisationList)),
    Rule("contacts", "90 days", OURS, lambda now: Contact.objects.until(now - 90 * DAY)),
    Rule("letters", "90 days; a year, when they warn of closing", DELIVERY_LOG, _letters),
    Rule("audit", "24 months; what concerns seats stays", "retention plan: audit log", _audit),
]


def count(now: datetime | None = None) -> list[Done]:
    """What a run would remove now."""
    now = now or timezone.now()
    return [Done(rule, rule.expired(now).count()) for rule in RULES]


def keep_to_rules(now: datetime | None = None) -> list[Done]:
    """Do with what is past its time what its rule says, batch by batch."""
    now = now or timezone.now()
    return [Done(rule, _keep_to(rule, rule.expired(now))) for rule in RULES]


def _keep_to(rule: Rule, rows: QuerySet) -> int:
    done = last = 0
    for _batch in range(MOST_BATCHES):
        # Past those before it: some may be left as they are, such as the only administrator.
        later = rows.filter(pk__gt=last) if last else rows
        pks = list(later.order_by("pk").values_list("pk", flat=True)[:BATCH])
        if not pks:
            break
        # Asked again by the rule: who confirmed or came back a moment ago stays.
        done += rule.then(rows.order_by().filter(pk__in=pks))
        last = pks[-1]
    return done
