"""Entering a whole list of organisations: read and judged first, then each line once.

What is there already, by name and country or by a domain, is not entered twice: what was not known
of it is added, and nothing that the secretariat has written is changed.
"""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone

from directory import access, listed_words
from directory.actions import listed as lists
from directory.actions import organisations
from directory.mail_domains import work_domain
from directory.models import Member, Organisation, OrganisationLine, OrganisationList
from directory.organisation_csv import Row, read
from network.lib.audit import audit
from network.lib.languages import fold
from network.lib.written import Refused, through_scan

BATCH, TASK = 50, "directory.enter_listed"

Fate = OrganisationLine.Fate
_is_web = URLValidator(schemes=["http", "https"])


def read_list(*, by: Member, raw: bytes) -> OrganisationList:
    """Keep a list with what will become of each line. Nothing is entered.

    Args:
        by: of the secretariat.
        raw: CSV, see directory/organisation_csv.py.

    Raises:
        Unreadable: it is no such list, or too long.
    """
    lines = [_line(number, row) for number, row in enumerate(read(raw), 1)]
    _find_twins(lines)
    known = _known(lines)
    _judge(lines, known)
    _order(lines, known)
    with transaction.atomic():
        made = OrganisationList.objects.create(by=by)
        for line in lines:
            line.list = made
        OrganisationLine.objects.bulk_create(lines)
        audit("organisation_list_read", actor=by, subject=made, lines=len(lines))
    return made


def send_off(*, listed: OrganisationList, by: Member) -> bool:
    """Let workers enter them; return False when it was pressed before."""
    return lists.send_off(listed, by=by, task=TASK, action="organisation_list_sent")


def enter_listed(list_id: int) -> int:
    """Enter what waits on a list; return how many. A batch is its organisations and receipts."""
    return lists.each_batch(_enter_batch, list_id)


def sweep() -> int:
    """Ask workers to go on with lists that were left; return how many."""
    return lists.sweep(OrganisationList.objects.all(), TASK)


def _enter_batch(list_id: int) -> int | None:
    """How many were entered; None when no line waits that nobody else has in hand."""
    with transaction.atomic():
        # Locked with the list, so that of two workers one waits and then finds them done.
        found = OrganisationList.objects.select_for_update(of=("self",)).select_related("by")
        sent = found.filter(pk=list_id, sent_at__isnull=False).first()
        lines = list(sent.lines.waiting().order_by("depth", "number")[:BATCH]) if sent else []
        if not lines:
            return None
        known = _known(lines)
        _judge(lines, known)
        for line in lines:
            line.done_at = timezone.now()
            if line.is_good and not access.is_secretariat(sent.by):
                line.fate = Fate.OFFICE
            if line.is_good:
                line.organisation = _entered(line, known, sent.by)
        OrganisationLine.objects.bulk_update(lines, ["fate", "done_at", "organisation"])
        return sum(line.is_good for line in lines)


def _entered(line: OrganisationLine, known: listed_words.Employers, by: Member) -> Organisation:
    said = {
        "country": line.country,
        "sector": line.sector,
        "level": line.level,
        "website": line.website,
        "safeguarding_policy": line.safeguarding_policy,
    }
    above = known.named(line.parent, line.country_id) if line.parent else None
    said["parent"] = Organisation.objects.get(pk=above) if above else None
    if line.organisation_id is None:
        made = organisations.make(by=by, name=line.name, domains=line.domains, **said)
        known.add(made, line.domains)
        return made
    there = Organisation.objects.get(pk=line.organisation_id)
    return organisations.complete(organisation=there, by=by, domains=line.domains, **said)


def _line(number: int, row: Row) -> OrganisationLine:
    """One line, with what can be said of it alone. Words that are refused are not kept."""
    line = OrganisationLine(number=number)
    line.name, line.parent = _scanned("name", row.name), _scanned("parent", row.parent)
    line.country = listed_words.country(row.country)
    line.sector = listed_words.sector(row.sector)
    line.level = listed_words.level(row.level)
    line.website, line.safeguarding_policy = _web(row.website), _web(row.safeguarding_policy)
    domains = _domains(row.domains)
    line.domains = domains or []
    # The first that is wrong is said.
    wrong = {
        Fate.NAME: not line.name,
        Fate.COUNTRY: row.country and not line.country,
        Fate.SECTOR: row.sector and not line.sector,
        Fate.LEVEL: row.level and not line.level,
        Fate.ADDRESS: (row.website and not line.website)
        or (row.safeguarding_policy and not line.safeguarding_policy),
        Fate.DOMAIN: domains is None,
        Fate.PARENT: row.parent and not line.parent,
    }
    line.fate = next((fate for fate, is_so in wrong.items() if is_so), Fate.NEW)
    return line


def _find_twins(lines: list[OrganisationLine]) -> None:
    """Of a name in a country, and of a domain, the first line counts."""
    names, domains = set(), set()
    for line in lines:
        if not line.is_good:
            continue
        key = (fold(line.name), line.country_id)
        if key in names or domains & set(line.domains):
            line.fate = Fate.TWICE
        names.add(key)
        domains |= set(line.domains)


def _judge(lines: list[OrganisationLine], known: listed_words.Employers) -> None:
    """Which are there already: by a domain, or by the name in the country."""
    for line in lines:
        if not line.is_good:
            continue
        there = known.all_of(line.name, line.country_id, line.domains)
        line.organisation_id = next(iter(there), None) if len(there) == 1 else None
        line.fate = (Fate.NEW, Fate.THERE, Fate.TWO)[min(len(there), 2)]


def _order(lines: list[OrganisationLine], known: listed_words.Employers) -> None:
    """What others are part of comes first; who is part of nothing known, or of itself, is told."""
    rest = [line for line in lines if line.is_good and line.parent]
    settled = {fold(line.name) for line in lines if line.is_good and not line.parent}
    depth = 0
    while rest:
        ready = [
            line
            for line in rest
            if fold(line.parent) in settled or known.named(line.parent, line.country_id)
        ]
        if not ready:
            break
        depth += 1
        for line in ready:
            line.depth = depth
        rest = [line for line in rest if not line.depth]
        settled |= {fold(line.name) for line in ready}
    for line in rest:
        line.fate = Fate.PARENT


def _known(lines: list[OrganisationLine]) -> listed_words.Employers:
    return listed_words.Employers(domain for line in lines for domain in line.domains)


def _scanned(field: str, written: str) -> str:
    """The words, or nothing where the privacy scan refuses them."""
    try:
        return through_scan(f"directory.OrganisationLine.{field}", written).text[:160]
    except Refused:
        return ""


def _web(written: str) -> str:
    address = written if "://" in written or not written else f"https://{written}"
    try:
        _is_web(address)
    except ValidationError:
        return ""
    return address if len(address) <= 200 else ""


def _domains(written: str) -> list[str] | None:
    """None when one is no domain of an employer."""
    words = written.replace(",", " ").replace(";", " ").replace("|", " ").split()
    try:
        return sorted({work_domain(word) for word in words})
    except ValidationError:
        return None
