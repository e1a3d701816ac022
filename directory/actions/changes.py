"""A new employer, a new address, a correction: said by the member, decided by the secretariat.

Until it is decided, `unverified_since` closes what comes with an employer.
"""

from datetime import date

from django.db import transaction

from directory.actions import letters, members
from directory.actions.spokespersons import stop_speaking
from directory.mail_domains import domain_of
from directory.models import Change, ChangeStep, Letter, Member, Organisation, OrganisationDomain
from directory.models.changes import UNDECIDED
from directory.models.members import SECRETARIAT
from network.lib.audit import audit
from network.lib.matters import Decided, Happened, tell_desk
from network.lib.written import through_scan

Kind, State, Step = Change.Kind, Change.State, ChangeStep.Kind


class Asked(Exception):
    """The member has said so already, and waits for an answer."""


def claim_employer(
    *, member: Member, organisation: str, function: str, starts: date, words: str = ""
) -> Change:
    """The member works elsewhere, or does something else, from a day on.

    The affiliation before ends with that day. Seats' rooms are closed to the member until the
    secretariat accepts; who worked at the secretariat has no role there any more.

    Args:
        organisation: in the member's words.
        words: what else the secretariat should know.

    Raises:
        Refused: the privacy scan found something in the words.
        Asked: there is such a claim already, and it is not decided.
    """
    said = {
        "organisation": through_scan("directory.Change.organisation", organisation).text,
        "function": through_scan("directory.Change.function", function).text,
        "words": through_scan("directory.Change.words", words).text,
    }
    with transaction.atomic():
        change = _begin(member, Kind.EMPLOYER, starts=starts, **said)
        member.affiliations.filter(main=True, ends=None).update(ends=starts)
        stop_speaking(member=member, by=member)
        nowhere = {"organisation": None, "headline": ""}
        Member.objects.filter(pk=member.pk).update(**nowhere)
        members.shown_changed(member)
        member.refresh_from_db(fields=list(nowhere))
        if member.role in SECRETARIAT:
            members.change_role(member=member, role=Member.Role.MEMBER, by=member)
    return change


def change_address(*, member: Member, before: str, after: str) -> Change | None:
    """The member signs in with another address, which is confirmed to be theirs.

    Returns:
        What the secretariat has to look at; None when the address says the same of the employer.
    """
    if not member.is_admitted or _says_the_same(member, before, after):
        return None
    try:
        with transaction.atomic():
            return _begin(member, Kind.ADDRESS)
    except Asked:
        return None


def ask_correction(*, member: Member, words: str) -> Change:
    """Something about the member is wrong that they cannot change themselves.

    Raises:
        Refused: the privacy scan found something in the words.
        Asked: there is such a wish already, and it is not decided.
    """
    words = through_scan("directory.Change.words", words).text
    with transaction.atomic():
        return _begin(member, Kind.CORRECTION, words=words)


def ask(*, change: Change, by: Member, words: str) -> ChangeStep:
    """Ask the member for more.

    Raises:
        Refused: the privacy scan found something in the words.
        Decided: somebody has decided meanwhile.
    """
    words = _scanned(words)
    with transaction.atomic():
        return _step(_locked(change, *UNDECIDED), Step.ASKED, State.ASKED, by, words)


def answer(*, change: Change, words: str) -> ChangeStep:
    """The member says more, and waits again.

    Raises:
        Refused: the privacy scan found something in the words.
        Decided: nothing is asked any more.
    """
    words = _scanned(words)
    with transaction.atomic():
        change = _locked(change, State.ASKED)
        return _step(change, Step.ANSWERED, State.WAITING, change.member, words)


def decline(*, change: Change, by: Member, words: str) -> ChangeStep:
    """Say no, with a reason that the member reads. What was closed stays closed.

    Raises:
        Refused: the privacy scan found something in the words.
        Decided: somebody has decided meanwhile.
    """
    words = _scanned(words)
    with transaction.atomic():
        return _step(_locked(change, *UNDECIDED), Step.DECLINED, State.DECLINED, by, words)


def accept(
    *, change: Change, by: Member, organisation: Organisation | None = None, words: str = ""
) -> ChangeStep:
    """Say yes; rights that hang on the employer come back. A refusal can be mended so.

    Args:
        organisation: which one the member meant; a new employer needs it.
        words: a line to go with it, or none.

    Raises:
        Refused: the privacy scan found something in the words.
        Decided: somebody has decided meanwhile, or the member has said something newer.
    """
    words = _scanned(words)
    with transaction.atomic():
        change = _locked(change, *UNDECIDED, State.DECLINED)
        member = change.member
        if Change.objects.filter(member=member, kind=change.kind, pk__gt=change.pk).exists():
            raise Decided
        if change.kind == Kind.EMPLOYER:
            members.affiliate(
                member=member,
                organisation=organisation,
                function=change.function,
                starts=change.starts,
            )
        step = _step(change, Step.ACCEPTED, State.ACCEPTED, by, words)
        if change.is_about_work and not _is_in_doubt(change):
            members.verify_work(member=member, by=by)
    return step


def _begin(member: Member, kind: str, **said) -> Change:
    """In the caller's transaction. The member's lock makes one of two at once the second."""
    Member.objects.select_for_update().get(pk=member.pk)
    if Change.objects.undecided().filter(member=member, kind=kind).exists():
        raise Asked
    change = Change.objects.create(member=member, kind=kind, **said)
    audit("change_said", actor=member, subject=change, kind=kind)
    if change.is_about_work:
        members.doubt_work(member=member)
    tell_desk(Happened.HANDED_IN, about=change, by=member)
    return change


def _says_the_same(member: Member, before: str, after: str) -> bool:
    """The domain is the one before, or another one of the member's own organisation."""
    if domain_of(before) == domain_of(after):
        return True
    known = OrganisationDomain.objects.of_address(after)
    return any(domain.organisation_id == member.organisation_id for domain in known)


def _is_in_doubt(accepted: Change) -> bool:
    """Whether something else about the member's work is still open.

    A new employer settles an address that was declined before it; an address settles no employer.
    """
    other = {Kind.EMPLOYER: Kind.ADDRESS, Kind.ADDRESS: Kind.EMPLOYER}[accepted.kind]
    last = Change.objects.filter(member=accepted.member, kind=other).newest_first().first()
    if last is None:
        return False
    return last.is_undecided or (other == Kind.EMPLOYER and last.state == State.DECLINED)


def _scanned(words: str) -> str:
    return through_scan("directory.ChangeStep.words", words).text


def _locked(change: Change, *states: str) -> Change:
    """The change under a lock, while it is in one of the states."""
    rows = Change.objects.select_for_update(of=("self",)).select_related("member")
    locked = rows.filter(pk=change.pk, state__in=states).first()
    if locked is None:
        raise Decided
    return locked


def _step(change: Change, kind: str, state: str, by: Member, words: str) -> ChangeStep:
    """Write the line of the log, and what follows from it."""
    before, change.state = change.state, state
    change.save(update_fields=["state"])
    step = ChangeStep.objects.create(change=change, kind=kind, by=by, words=words)
    if kind != Step.ANSWERED:
        audit(f"change_{kind}", actor=by, subject=change, before=before, after=state)
        letters.write(Letter.Kind.CHANGE, change_step=step)
    tell_desk(Happened(kind), about=change, by=by)
    return step
