"""Keeping words that are not sent yet. The scan stands before them as before a post."""

import json
from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from forums.actions.writers import lock_writer
from forums.models import Draft, Post
from network.lib.written import is_empty, through_scan

# Of one member. Who has more has forgotten most of them.
MOST = 50


class Elsewhere(ValueError):
    """It was changed, sent or removed on another device since this page saw it.

    Attributes:
        draft: as it is kept now; None when it is kept no more.
    """

    def __init__(self, draft: Draft | None):
        super().__init__()
        self.draft = draft


class Sent(ValueError):
    """What the form holds is a post already: nothing of it is kept."""


class Full(ValueError):
    """The member keeps as many as one can."""


def keep(
    *,
    member,
    place,
    seen: str = "",
    written: str,
    written_as: str = "text",
    kind: str = "",
    title: str = "",
    tags: str = "",
    answers: Mapping[str, str] | None = None,
    choices: Mapping | None = None,
    submission: UUID | None = None,
) -> Draft | None:
    """Keep what a member has written so far; without words, keep nothing there any more.

    Args:
        place: a forum, a thread, or a post of theirs; the caller has asked `access.may_draft`.
        seen: the stamp of the draft that the page knows; empty for none.
        kind, answers: of a thread to be started, and what its kind asks.
        choices: what else was chosen: keys and days, no words.
        submission: of the form, as `reply` and `start` take it.

    Raises:
        Refused: the privacy scan found something. What was kept before stays as it is.
        Muted: the member writes nothing for now.
        Elsewhere, Sent, Full: nothing was kept.
    """
    answers = dict(answers or {})
    words = through_scan("forums.Draft.html", written, written_as=written_as).text
    fields = {
        "title": through_scan("forums.Draft.title", title).text,
        "html": "" if is_empty(words) else words,
        "tags": through_scan("forums.Draft.tags", tags).text,
    }
    through_scan("forums.Draft.answers", "\n".join(answers.values()))
    with transaction.atomic():
        # As a post does: whichever comes first, what is sent is no draft afterwards.
        lock_writer(member)
        kept = Draft.objects.of(member).at(place).first()
        _refuse_what_is_not_newest(member, kept, seen, submission)
        # What another kind asked stays: who goes back to it finds it again.
        answers = (kept.answered if kept else {}) | answers
        answers = {name: said for name, said in answers.items() if said.strip()}
        if not any(fields.values()) and not answers:
            Draft.objects.of(member).at(place).delete()
            return None
        if kept is None and Draft.objects.of(member).count() >= MOST:
            raise Full
        kept = kept or Draft(member=member, **{place._meta.model_name: place})
        fields["answers"] = json.dumps(answers, ensure_ascii=False) if answers else ""
        kept.kind, kept.choices, kept.written_in = kind, dict(choices or {}), submission
        for name, words in fields.items():
            setattr(kept, name, words)
        kept.saved_at = timezone.now()
        kept.save()
    return kept


def _refuse_what_is_not_newest(member, kept: Draft | None, seen: str, submission) -> None:
    if submission and Post.objects.by(member).filter(submission=submission).exists():
        raise Sent
    if seen == (kept.stamp if kept else ""):
        return
    # Its own last saving, whose answer was lost on the way.
    if kept and submission and kept.written_in == submission:
        return
    raise Elsewhere(kept)


def bring_back(*, member, place, html: str, choices: Mapping, **words) -> Draft:
    """Make a draft of a post that its author takes back, in the caller's transaction.

    What was begun there meanwhile stays behind it.

    Args:
        html: as it stood in the post, so it went through the scan.
        words: title, tags and kind of a thread.
    """
    begun = Draft.objects.of(member).at(place).first()
    html += begun.html if begun else ""
    choices = {name: chosen for name, chosen in choices.items() if chosen}
    return Draft.objects.update_or_create(
        member=member,
        **{place._meta.model_name: place},
        defaults={
            "html": html,
            "choices": choices,
            "written_in": None,
            "saved_at": timezone.now(),
            **words,
        },
    )[0]


def discard(*, member, place) -> None:
    """Keep nothing of the member there any more: it is sent, or they want it no more."""
    Draft.objects.of(member).at(place).delete()
