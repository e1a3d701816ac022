"""What a moderator sees of one matter: gathered here, decided in Python."""

from datetime import timedelta

from django.utils import timezone

from directory.models import Member
from moderation import access
from moderation.actions import effects, sanctioning
from moderation.forms.desk import (
    DecisionForm,
    HandOverForm,
    KeepOpenForm,
    NoteForm,
    SecondForm,
    SeenForm,
)
from moderation.models import Decision, Matter, MatterStep, ReasonText, Seal, SealReading
from moderation.models.reports import GUIDELINES
from moderation.queue import next_after, rows
from moderation.sanctionpage import lines
from network.lib import subjects

WEEK = timedelta(days=7)
# From here on the page says so: a number to think about, not a limit.
MUCH = 10


def context_of(member, shown: Matter, *, uncovered: bool = False, query: str = "", **forms) -> dict:
    """The page of a matter of the member's desk.

    Args:
        uncovered: the moderator chose to see what is covered.
        query: the filters of the queue, for the links onwards.
        forms: a form that was sent and is to be looked at again, by its name.
    """
    appeal = shown.appealed
    about = (shown.earlier or shown) if appeal else shown
    thing = subjects.kept(about.subject_type, about.subject_id)
    desk = thing.subject.desk if thing else None
    is_covered = shown.is_grave and not uncovered
    around = desk.around if desk and not is_covered else None
    fragment, surroundings = around(thing.row, member) if around else ("", {})
    proposal = shown.decisions.filter(in_force_at=None).select_related("by").first()
    return {
        "shown": shown,
        "row": rows([shown])[0],
        "may_learn_name": access.may_learn_name(member, shown.author),
        "has_item": thing is not None or appeal is None or appeal.sanction is None,
        "thing_url": _address(thing) if thing else "",
        "is_hidden": bool(desk) and desk.is_hidden(thing.row),
        "is_covered": is_covered,
        "fragment": fragment,
        **surroundings,
        "seals": _seals(member, thing),
        "reports": shown.reports.select_related("member"),
        "appeal": appeal,
        "sanctioned": lines([appeal.sanctioned])[0] if appeal and appeal.sanctioned else None,
        "correction": getattr(shown, "correction", None),
        "steps": shown.steps.select_related("by", "to"),
        "decisions": _decisions(shown),
        "proposal": proposal,
        "is_second": bool(proposal) and proposal.by_id != member.pk,
        "redact_at": _redact_at(shown, thing, member),
        "is_mine": shown.is_claimed and shown.claimed_by_id == member.pk,
        "next": next_after(access.matters_of_desk(member), shown),
        "reason_texts": _reason_texts(shown),
        "seen_this_week": exposure(member),
        "much": MUCH,
        "query": query,
        **_forms(member, shown, thing, proposal),
        **forms,
    }


def _forms(member, shown: Matter, thing, proposal) -> dict:
    fresh = {"note_form": NoteForm(auto_id="note_%s")}
    if shown.is_office:
        # Also of what was declined or is asked: its rules say what can still be done.
        fresh["answer_form"] = answer_form(member, shown, thing)
        fresh["seen_form"] = SeenForm(initial={"seen": shown.version})
    if not shown.is_open:
        return fresh
    working = colleagues(member, shown)
    fresh["hand_over_form"] = HandOverForm(colleagues=working, auto_id="over_%s")
    if shown.is_office:
        return fresh
    if proposal:
        seen = {"decision": proposal.pk, "seen": shown.version}
        fresh["agree_form"] = SecondForm(initial=seen, auto_id="agree_%s")
        fresh["keep_open_form"] = KeepOpenForm(initial=seen, auto_id="open_%s")
    else:
        fresh["decision_form"] = decision_form(member, shown, thing)
    return fresh


def answer_form(member, shown: Matter, thing, data=None):
    """The form of an application or a change, from the app whose it is; None without one."""
    answer = thing.subject.desk.answer if thing else None
    return answer(thing.row, member, data) if shown.is_office and answer else None


def _reason_texts(shown: Matter):
    """Texts for a decision that stands on the guidelines."""
    is_asked = shown.is_open and not shown.is_office
    return ReasonText.objects.by_number() if is_asked else []


def decision_form(member, shown: Matter, thing, data=None) -> DecisionForm:
    """With the likeliest number of the guidelines, by what was reported."""
    kinds = effects.choices(shown, thing, member)
    version = thing.subject.desk.version(thing.row) if thing else None
    reason = shown.reports.values_list("reason", flat=True).first()
    initial = {"seen": shown.version, "thing_seen": version}
    sanctioned = None
    if shown.appealed:
        initial["guideline"] = shown.appealed.of.guideline
        sanctioned = shown.appealed.sanctioned
    elif reason:
        initial["guideline"] = GUIDELINES[reason][0]
    may = {
        "may_sanction": bool(sanctioning.choices(shown, member)),
        "shorter_than": sanctioned.days if sanctioned else None,
    }
    return DecisionForm(data, kinds=kinds, initial=initial, **may)


def colleagues(member, shown: Matter):
    """Who else works on it, as a QuerySet."""
    working = Member.objects.admitted().filter(role__in=access.MODERATES).with_second_factor()
    others = [
        other.pk
        for other in working
        if other.pk != member.pk and access.matters_of_desk(other).filter(pk=shown.pk).exists()
    ]
    return Member.objects.filter(pk__in=others).by_name()


def exposure(member) -> int:
    """How much of what was covered a moderator has looked at within a week. Two queries."""
    since = timezone.now() - WEEK
    shown = MatterStep.objects.filter(kind=MatterStep.Kind.SHOWN, by=member.pk, at__gt=since)
    opened = SealReading.objects.filter(reader=member.pk, at__gt=since)
    return shown.count() + opened.count()


def _seals(member, thing):
    """What was taken out of it and the member may open, with a reason."""
    if thing is None:
        return []
    return Seal.objects.of(thing.row).for_responder(member)


def _decisions(shown: Matter):
    """On it and on what it is about before."""
    known = [shown.pk, shown.earlier_id]
    return Decision.objects.in_force().filter(matter__in=known).select_related("by", "second_by")


def _redact_at(shown: Matter, thing, member) -> str:
    """The page that takes words out; not for what two persons decide, nor for what is hidden."""
    desk = thing.subject.desk if thing else None
    is_reported = shown.is_open and shown.kind == Matter.Kind.REPORTED
    if not (desk and desk.redact_at and is_reported) or shown.needs_two:
        return ""
    reads = thing.subject.visible_to(member).filter(pk=thing.row.pk).exists()
    hidden = desk.is_hidden(thing.row)
    query = f"matter={shown.pk}&seen={shown.version}"
    return f"{desk.redact_at(thing.row)}?{query}" if reads and not hidden else ""


def _address(thing) -> str:
    """Where it stands; nowhere, for what is a page of two members."""
    return "" if thing.subject.desk.is_private else thing.subject.url(thing.row)
