"""Applying, being asked for more, and the decision."""

from django.db import transaction

from directory.actions import letters, members, waiting
from directory.models import Application, ApplicationStep, Letter, Member
from network.lib.audit import audit
from network.lib.matters import Decided, Happened, tell_desk
from network.lib.written import through_scan

State, Kind = Application.State, ApplicationStep.Kind
HAPPENED = {
    Kind.ASKED: Happened.ASKED,
    Kind.ANSWERED: Happened.ANSWERED,
    Kind.ADMITTED: Happened.ACCEPTED,
    Kind.DECLINED: Happened.DECLINED,
}


def apply(*, member: Member, organisation: str, statement: str, sponsor: str = "") -> Application:
    """Ask to be let in. Signing up does so, in its own transaction; it comes to the desk once the
    applicant's address is known to be theirs.

    Args:
        organisation: in the applicant's words.
        statement: why.
        sponsor: the handle of a member who knows them, as typed.

    Raises:
        Refused: the privacy scan found something in the words.
    """
    words = {
        "organisation": through_scan("directory.Application.organisation", organisation).text,
        "statement": through_scan("directory.Application.statement", statement).text,
        "sponsor": through_scan("directory.Application.sponsor", sponsor).text,
    }
    with transaction.atomic():
        application = Application.objects.create(member=member, **words)
        waiting.hand_in(member=member)
    return application


def ask(*, application: Application, by: Member, words: str) -> ApplicationStep:
    """Ask the applicant for more; it is mailed, and answered on their own page.

    Raises:
        Refused: the privacy scan found something in the words.
        Decided: somebody has decided meanwhile.
    """
    words = _scanned(words)
    with transaction.atomic():
        application = _locked(application.pk, State.WAITING, State.ASKED)
        return _step(application, Kind.ASKED, State.ASKED, by=by, words=words)


def answer(*, application: Application, words: str) -> ApplicationStep:
    """The applicant says more, and waits again.

    Raises:
        Refused: the privacy scan found something in the words.
        Decided: nothing is asked any more.
    """
    words = _scanned(words)
    with transaction.atomic():
        application = _locked(application.pk, State.ASKED)
        by = application.member
        return _step(application, Kind.ANSWERED, State.WAITING, by=by, words=words)


def decline(*, application: Application, by: Member, words: str) -> ApplicationStep:
    """Say no, with a reason that the applicant reads.

    Raises:
        Refused: the privacy scan found something in the words.
        Decided: somebody has decided meanwhile.
    """
    words = _scanned(words)
    with transaction.atomic():
        application = _locked(application.pk, State.WAITING, State.ASKED)
        return _step(application, Kind.DECLINED, State.DECLINED, by=by, words=words)


def admit(*, member: Member, by: Member, words: str = "", tell: bool = True) -> Member:
    """Let somebody in who waits, whether they applied or not. A refusal can be mended so.

    Args:
        words: a line to go with it, or none.
        tell: whether to mail it.

    Raises:
        Refused: the privacy scan found something in the words.
        Decided: somebody has let them in meanwhile.
    """
    words = _scanned(words)
    with transaction.atomic():
        locked = Member.objects.select_for_update().get(pk=member.pk)
        if locked.is_admitted or locked.is_suspended:
            raise Decided
        application = Application.objects.select_for_update().filter(member=locked).first()
        if application:
            _step(application, Kind.ADMITTED, State.ADMITTED, by=by, words=words, tell=tell)
        return members.admit(member=member, by=by)


def _scanned(words: str) -> str:
    return through_scan("directory.ApplicationStep.words", words).text


def _locked(pk: int, *states: str) -> Application:
    """The application under a lock, while it is in one of the states."""
    rows = Application.objects.select_for_update(of=("self",)).select_related("member")
    application = rows.filter(pk=pk, state__in=states).first()
    if application is None:
        raise Decided
    return application


def _step(application, kind, state, *, by, words, tell=True) -> ApplicationStep:
    """Write the line of the log, and what follows from it."""
    before, application.state = application.state, state
    application.save(update_fields=["state"])
    step = ApplicationStep.objects.create(application=application, kind=kind, by=by, words=words)
    if kind != Kind.ANSWERED:
        audit(f"application_{kind}", actor=by, subject=application, before=before, after=state)
        if tell:
            letters.write(Letter.Kind.DECISION, step=step)
    tell_desk(HAPPENED[kind], about=application, by=by)
    return step
