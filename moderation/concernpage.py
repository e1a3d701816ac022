"""What a responder sees of one concern: gathered here, decided in Python."""

from dataclasses import dataclass

from moderation import access
from moderation.forms.concerns import AuthorityForm, CloseForm, HandOverForm, NoteForm, ReasonForm
from moderation.models import ConcernStep, Seal
from network.lib import subjects
from network.lib.markup import plain
from network.lib.texts import declared


@dataclass(frozen=True)
class Line:
    """One line of the log, with what was noted if it was opened just now."""

    step: ConcernStep
    words: str


def context_of(member, shown, opened: dict[int, str] | None = None, **forms) -> dict:
    """The page of a concern that the member answers for.

    Args:
        opened: sealed words by the number of their seal, when they were opened just now.
        forms: a form that was sent and is to be looked at again, by its name.
    """
    opened = opened or {}
    thing = subjects.kept(shown.subject_type, shown.subject_id) if shown.subject_type else None
    steps = shown.steps.select_related("by", "to")
    readable = list(Seal.objects.of_concern(shown).for_responder(member).values_list("pk", "field"))
    written = {shown.words_id, shown.reply_to_id, *(step.note_id for step in steps)}
    hidden = {pk: field for pk, field in readable if pk not in written}
    mine = shown.claimed_by_id == member.pk
    fresh = {
        "reason_form": ReasonForm(),
        "note_form": NoteForm(auto_id="note_%s"),
        "hand_over_form": HandOverForm(colleagues=shown.colleagues(member)) if mine else None,
        "authority_form": AuthorityForm(auto_id="authority_%s"),
        "close_form": CloseForm(auto_id="close_%s", initial={"outcome": shown.outcome}),
        "keep_open_form": NoteForm(auto_id="open_%s"),
    }
    return {
        "shown": shown,
        "card": thing.subject.card(thing.row) if thing else "",
        "card_url": thing.subject.url(thing.row) if thing else "",
        "kind": subjects.label(shown.subject_type),
        "log": [Line(step, opened.get(step.note_id, "")) for step in steps],
        "words": opened.get(shown.words_id, ""),
        "reply_to": opened.get(shown.reply_to_id, ""),
        "hidden": [_said(field, opened[pk]) for pk, field in hidden.items() if pk in opened],
        "was_opened": bool(opened),
        "may_read_written": any(pk in written for pk, _field in readable),
        "may_read_hidden": bool(hidden),
        "may_claim": access.may_claim(member, shown),
        "may_close": access.may_close(member, shown),
        "is_second": bool(shown.first_closed_by_id) and access.may_close(member, shown),
        "mine": mine,
        **fresh,
        **forms,
    }


def _said(field: str, words: str) -> str:
    """As plain words: nothing in them is a link or a picture."""
    model, _, name = field.rpartition(".")
    return plain(words) if declared(model, name).html else words
