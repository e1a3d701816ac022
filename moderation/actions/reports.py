"""Reporting: never refused. The gravest is out of sight at once, as a concern would do it."""

from django.db import transaction
from django.utils import timezone

from directory.models import Country
from directory.unnamed import person_behind
from moderation import live
from moderation.actions.desk_mails import alarm, tell
from moderation.actions.matters import Kind, due, matter_of, step
from moderation.actions.seals import country_for, seal_as_written
from moderation.models import Appeal, DeskMail, Matter, Report
from moderation.models.reports import RISKS
from moderation.risk import GRAVE, Risk
from network.lib import subjects
from network.lib.activity import record
from network.lib.audit import audit
from network.lib.written import Refused, through_scan

# Source: escalation ladder. So many members, and nobody waits for a moderator.
HIDDEN_BY = 2


def report(*, thing: subjects.Thing, member, reason: str, words: str = "", at=None) -> Report:
    """Bring a thing to the desk, or add one's voice to those who did.

    A second report of the same member while the matter is open changes nothing.

    Args:
        thing: visible to the member, and not their own.
        reason: of Report.Reason; it says how urgent it is.
        words: as sent, whatever they are.
    """
    at, author = at or timezone.now(), thing.subject.by(thing.row)
    country = _country(thing)
    with transaction.atomic():
        risk = RISKS[Report.Reason(reason)]
        matter = matter_of(thing, risk=risk, country=country, author=author, by=member, at=at)
        if made := matter.reports.filter(member=member).first():
            return made
        said = kept_as_written(Report, words, matter, member)
        made = matter.reports.create(member=member, reason=reason, at=at, **said)
        if matter.reports.count() > 1:
            step(matter, Kind.REPORTED, member, at=at)
        _weigh(matter, risk, thing, at)
        if matter.is_grave and not matter.mails.filter(kind=DeskMail.Kind.GRAVE).exists():
            alarm(matter, DeskMail.Kind.GRAVE)
        audit("reported", actor=member, subject=matter, reason_given=reason)
        live.changed_after_commit(matter)
        # Robust: what fails now is done a minute later, and the report is kept.
        transaction.on_commit(lambda: hide_subject(matter.pk), robust=True)
    return made


def _country(thing) -> Country:
    code = thing.subject.country(thing.row)
    return Country.objects.get(pk=code) if code else country_for(None)


SCANS = {
    Report: lambda words: through_scan("moderation.Report.words", words),
    Appeal: lambda words: through_scan("moderation.Appeal.words", words),
}


def kept_as_written(model, words: str, matter: Matter, by) -> dict:
    """Plain where the scan finds nothing, sealed where it does; the sender is never stopped.

    Args:
        model: with a Text `words` and a Sealed `sealed`.
        matter: whose country's responders may open it.
    """
    try:
        return {"words": SCANS[model](words).text}
    except Refused:
        sealed = seal_as_written(
            field=f"{model._meta.label}.sealed",
            words=words,
            country=matter.country,
            author=by,
            subject=matter,
        )
        return {"sealed": sealed}


def _weigh(matter: Matter, risk: str, thing, at) -> None:
    """One more report may make it more urgent, never less; what is decided meanwhile is stale."""
    if risk < matter.risk:
        matter.risk = risk
        matter.due_at = min(matter.due_at, due(risk, matter.country, at))
        matter.version += 1
    many = matter.risk == Risk.P2 and matter.reports.count() >= HIDDEN_BY
    if thing.subject.desk.hides and (matter.risk in GRAVE or many):
        matter.is_to_hide = True
    matter.save(update_fields=["risk", "due_at", "version", "is_to_hide"])


def hide_subject(matter_id: int) -> bool:
    """Take what was reported out of everybody's sight; return whether it was done now."""
    with transaction.atomic():
        waiting = Matter.objects.select_for_update(of=("self",)).to_hide()
        matter = waiting.select_related("country").filter(pk=matter_id).first()
        if matter is None:
            return False
        thing = subjects.kept(matter.subject_type, matter.subject_id)
        kept = {"by": None, "country": matter.country, "reason": "reported"}
        if hid := bool(thing) and thing.subject.hide(thing.row, **kept):
            matter.hidden_at = timezone.now()
            step(matter, Kind.HIDDEN, None)
            audit("report_hid_subject", actor=None, subject=matter)
            _tell_author(matter)
        matter.is_to_hide = hid
        matter.save(update_fields=["hidden_at", "is_to_hide"])
    return hid


def _tell_author(matter: Matter) -> None:
    """At once, and not only of the decision: what is out of sight, and nothing of who reported."""
    if person := person_behind(matter.author):
        record("words_hidden", actor=None, subject=matter)
        tell(matter, DeskMail.Kind.HIDDEN, person)
