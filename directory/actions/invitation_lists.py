"""Inviting a whole list: read and judged first, then each line once."""

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models.functions import Lower
from django.utils import timezone

from directory import access, listed_words
from directory.actions import listed as lists
from directory.actions.invitations import invite
from directory.invitation_csv import Row, read
from directory.models import Invitation, InvitationLine, InvitationList, Member
from network.lib.audit import audit
from network.lib.languages import fold
from network.lib.written import Refused, through_scan

BATCH, TASK = 50, "directory.invite_listed"

Fate = InvitationLine.Fate


def read_list(*, by: Member, raw: bytes) -> InvitationList:
    """Keep a list with what will become of each line. Nothing is sent.

    Args:
        by: of the secretariat.
        raw: CSV, see directory/invitation_csv.py.

    Raises:
        Unreadable: it is no such list, or too long.
    """
    rows = read(raw)
    lines = [_line(number, row, by) for number, row in enumerate(rows, 1)]
    _find_employers(lines, rows)
    _judge_addresses(lines)
    with transaction.atomic():
        made = InvitationList.objects.create(by=by)
        for line in lines:
            line.list = made
        InvitationLine.objects.bulk_create(lines)
        audit("invitation_list_read", actor=by, subject=made, lines=len(lines))
    return made


def send_off(*, invitations: InvitationList, by: Member) -> bool:
    """Let workers invite; return False when it was pressed before."""
    return lists.send_off(invitations, by=by, task=TASK, action="invitation_list_sent")


def invite_listed(list_id: int) -> int:
    """Invite who waits on a list; return how many.

    A batch is its invitations, its letters and its lines' receipts, together or not at all.
    """
    return lists.each_batch(_invite_batch, list_id)


def sweep() -> int:
    """Ask workers to go on with lists that were left; return how many."""
    return lists.sweep(InvitationList.objects.all(), TASK)


def _invite_batch(list_id: int) -> int | None:
    """How many were invited; None when no line waits that nobody else has in hand."""
    with transaction.atomic():
        # Locked with the list, so that of two workers one waits and then finds them done.
        found = InvitationList.objects.select_for_update(of=("self",)).select_related("by")
        sent = found.filter(pk=list_id, sent_at__isnull=False).first()
        lines = list(sent.lines.waiting()[:BATCH]) if sent else []
        if not lines:
            return None
        _judge_addresses(lines)
        for line in lines:
            line.done_at = timezone.now()
            if line.is_good and not access.may_invite(sent.by, line.role):
                line.fate = Fate.ROLE
            if line.is_good:
                line.invitation = invite(
                    by=sent.by,
                    email=line.email,
                    role=line.role,
                    country=line.country,
                    sector=line.sector,
                    organisation=line.organisation,
                )
        InvitationLine.objects.bulk_update(lines, ["fate", "done_at", "invitation"])
        return sum(line.is_good for line in lines)


def _line(number: int, row: Row, by: Member) -> InvitationLine:
    """One line, with what can be said of it alone. Words that are refused are not kept."""
    line = InvitationLine(number=number)
    line.email = row.email if _is_address(row.email) else _scanned("email", row.email)[:254]
    line.name = _scanned("name", row.name)[:80]
    line.function = _scanned("function", row.function)[:80]
    line.country = listed_words.country(row.country)
    line.sector = listed_words.sector(row.sector)
    languages = listed_words.languages(row.languages)
    priorities = listed_words.priorities(row.priorities)
    role = _role(row.role)
    line.languages, line.priorities = languages or [], priorities or []
    line.role = role or Member.Role.MEMBER
    # The first that is wrong is said.
    wrong = {
        Fate.ADDRESS: not _is_address(row.email),
        Fate.COUNTRY: row.country and not line.country,
        Fate.SECTOR: row.sector and not line.sector,
        Fate.ROLE: not role or not access.may_invite(by, role),
        Fate.NAME: row.name and not line.name,
        Fate.FUNCTION: row.function and not line.function,
        Fate.LANGUAGE: languages is None,
        Fate.PRIORITY: priorities is None,
    }
    line.fate = next((fate for fate, is_so in wrong.items() if is_so), Fate.GOOD)
    return line


def _find_employers(lines: list[InvitationLine], rows: list[Row]) -> None:
    """By the name that stands there, else by the address. Two queries."""
    employers = listed_words.Employers(row.email for row in rows)
    for line, row in zip(lines, rows, strict=True):
        if row.organisation:
            line.organisation_id = employers.named(row.organisation, line.country_id)
            if line.is_good and not line.organisation_id:
                line.fate = Fate.ORGANISATION
        else:
            line.organisation_id = employers.of_address(row.email)


def _judge_addresses(lines: list[InvitationLine]) -> None:
    """Who is a member, is invited, or stands in the list above. Three queries."""
    wanted = {line.email.lower() for line in lines if line.is_good}
    members, invited = _members(wanted), _invited(wanted)
    above = set()
    for line in lines:
        email = line.email.lower()
        if not line.is_good:
            continue
        if email in members:
            line.fate = Fate.MEMBER
        elif email in invited:
            line.fate = Fate.INVITED
        elif email in above:
            line.fate = Fate.TWICE
        above.add(email)


def _members(emails: set[str]) -> set[str]:
    """Those of the addresses with which an admitted member signs in, or could."""
    members = Member.objects.filter(admitted_at__isnull=False)
    known = EmailAddress.objects.filter(user__admitted_at__isnull=False, verified=True)
    return {*_among(members, emails), *_among(known, emails)}


def _invited(emails: set[str]) -> set[str]:
    return set(_among(Invitation.objects.open(), emails))


def _among(rows, emails):
    lowered = rows.annotate(lowered=Lower("email")).filter(lowered__in=emails)
    return lowered.values_list("lowered", flat=True)


def _scanned(field: str, written: str) -> str:
    """The words, or nothing where the privacy scan refuses them."""
    try:
        return through_scan(f"directory.InvitationLine.{field}", written).text
    except Refused:
        return ""


def _is_address(written: str) -> bool:
    try:
        validate_email(written)
    except ValidationError:
        return False
    return len(written) <= 254


def _role(written: str) -> str | None:
    """The role meant, that of a member where none is said."""
    if not written:
        return Member.Role.MEMBER
    said = fold(written)
    roles = Member.Role.choices
    return next((role for role, label in roles if said in {role, fold(str(label))}), None)
