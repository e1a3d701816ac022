"""What the desk does with a matter before it is decided: open, claim, note, hand over."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from moderation import access, clock, live
from moderation.actions.desk_mails import tell
from moderation.models import DeskMail, DutyHours, Matter, MatterStep
from network.lib.audit import audit
from network.lib.subjects import Thing
from network.lib.written import through_scan

Kind = MatterStep.Kind
# Renewed while the page is open; whoever went to lunch holds nobody up for longer.
CLAIMED_FOR = timedelta(minutes=20)


class Settled(Exception):
    """A colleague was faster, or the matter changed: nothing was done.

    Attributes:
        decision: what was decided meanwhile; None when something else has changed.
    """

    def __init__(self, decision=None):
        super().__init__("settled by a colleague")
        self.decision = decision


class Taken(Exception):
    """A colleague is on it."""


class MayNot(Exception):
    """This member may not, or not to that one."""


def due(risk: str, country, at: datetime) -> datetime:
    """By when somebody looks at it, in the duty hours of a country."""
    hours = DutyHours.objects.filter(country=country).first() or DutyHours(country=country)
    return clock.due_at(risk, hours, at)


def matter_of(thing: Thing, *, risk: str, country, author, by, at: datetime) -> Matter:
    """The one open matter about a thing, locked, in the caller's transaction; a new one if need be.

    A thing that was decided on before gets a new matter, which names the earlier one: each has
    its own clock, its own people and its own decision.
    """
    about = Matter.objects.about(thing.subject.name, thing.row.pk).exclude(kind="held")
    open_now = about.unsettled().select_for_update(of=("self",))
    if matter := open_now.first():
        return matter
    place = thing.subject.desk.place(thing.row)
    try:
        with transaction.atomic():
            matter = Matter.objects.create(
                kind=Matter.Kind.REPORTED,
                risk=risk,
                country=country,
                author_id=author,
                subject_type=thing.subject.name,
                subject_id=thing.row.pk,
                forum=place.forum,
                language_id=place.language,
                party_id=place.party,
                earlier=about.order_by("-pk").first(),
                opened_at=at,
                due_at=due(risk, country, at),
            )
    except IntegrityError:  # another reader reported it in the same moment
        return open_now.get()
    step(matter, Kind.OPENED, by, at=at)
    audit("matter_opened", actor=by, subject=matter, risk=risk)
    return matter


def locked(matter: Matter, seen: int) -> Matter:
    """The matter as it is now, its row locked.

    Raises:
        Settled: it is not the version that was seen.
    """
    now = Matter.objects.select_for_update(of=("self",)).get(pk=matter.pk)
    if not now.is_open or now.version != seen:
        raise Settled(now.decisions.order_by("-pk").select_related("by").first())
    return now


def claim(*, matter: Matter, by) -> Matter:
    """Take a matter on for twenty minutes, or go on with it.

    Raises:
        Taken: a colleague is on it.
        Settled: it is decided.
    """
    now = timezone.now()
    mine = Matter.objects.open().filter(pk=matter.pk)
    with transaction.atomic():
        renewed = mine.claimed_by(by, now).update(claimed_until=now + CLAIMED_FOR)
        if not renewed:
            free = mine.unclaimed(now)
            if not free.update(claimed_by=by, claimed_until=now + CLAIMED_FOR):
                if mine.exists():
                    raise Taken
                raise Settled(matter.decisions.order_by("-pk").first())
            step(matter, Kind.CLAIMED, by)
            live.changed_after_commit(matter)
    matter.refresh_from_db()
    return matter


def release(*, matter: Matter, by) -> None:
    """Give it back to all."""
    with transaction.atomic():
        mine = Matter.objects.claimed_by(by).filter(pk=matter.pk)
        if mine.update(claimed_by=None, claimed_until=None):
            step(matter, Kind.RELEASED, by)
            live.changed_after_commit(matter)


def note(*, matter: Matter, by, words: str) -> MatterStep:
    """Add a note for colleagues.

    Raises:
        Refused: the privacy scan found something in it.
    """
    words = through_scan("moderation.MatterStep.words", words).text
    with transaction.atomic():
        return step(matter, Kind.NOTED, by, words=words)


def hand_over(*, matter: Matter, by, to, words: str) -> Matter:
    """Give it to a colleague, who is told by mail.

    Raises:
        MayNot: the colleague does not work on it.
        Refused: the privacy scan found something in the note.
        Settled: it is decided.
    """
    words = through_scan("moderation.MatterStep.words", words).text
    if to.pk == by.pk or not access.matters_of_desk(to).filter(pk=matter.pk).exists():
        raise MayNot
    with transaction.atomic():
        until = timezone.now() + CLAIMED_FOR
        if (
            not Matter.objects.open()
            .filter(pk=matter.pk)
            .update(claimed_by=to, claimed_until=until)
        ):
            raise Settled(matter.decisions.order_by("-pk").first())
        step(matter, Kind.HANDED_OVER, by, to=to, words=words)
        audit("matter_handed_over", actor=by, subject=matter)
        tell(matter, DeskMail.Kind.HANDED_OVER, to)
        live.changed_after_commit(matter)
    matter.refresh_from_db()
    return matter


def show(*, matter: Matter, by) -> None:
    """Note that a moderator chose to look at what was covered: for their own count."""
    with transaction.atomic():
        step(matter, Kind.SHOWN, by)


def step(matter: Matter, kind: str, by, *, at=None, **facts) -> MatterStep:
    """One line of the history, in the caller's transaction."""
    return matter.steps.create(kind=kind, by=by, at=at or timezone.now(), **facts)


def stand_in(forum: int, *, subject_type: str, subjects) -> None:
    """Say in which forum the open matters about some subjects stand now, in the caller's
    transaction and before it locks the subjects.

    Args:
        subjects: ids, or a QuerySet of them.
    """
    open_ones = Matter.objects.filter(closed_at=None, subject_type=subject_type)
    open_ones.filter(subject_id__in=subjects).update(forum=forum)
