"""Taking words out of what stands at a thread's head: its title and its tags.

As in `curation`: the words go into a seal before they leave their row. Open pages ask for the head
again; no kept fragment holds the title.
"""

from collections.abc import Sequence

from django.db import transaction
from taggit.models import Tag

from directory.models import Country
from forums.actions.curation import Changed, note, seal_words
from forums.actions.held import ENGLISH, TAGS
from forums.actions.threads import slug_of
from forums.actions.told import tell
from forums.models import Thread
from forums.redaction import Span, bar, without_in_title
from moderation.actions import seals
from moderation.grounds import Ground
from moderation.models import Seal
from network.lib.tags import forget_unused

LONGEST = Thread._meta.get_field("title").max_length


def redact_title(*, thread: Thread, spans: Sequence[Span], by, reason: Ground, rules=()) -> Thread:
    """Put a bar in place of words of the title; the address follows.

    The caller has asked `access.may_curate`.

    Args:
        thread: as the moderator saw it: the places count in its title.

    Raises:
        Refused: the privacy scan found something in the reason.
        Changed: the title is another meanwhile.
        ValueError: a place is outside of the title, or there is none.
    """
    seen, reason = thread.title, reason.scanned()
    if not spans or any(not 0 <= span.start < span.end <= len(seen) for span in spans):
        raise ValueError("no place, or one outside of the title")
    with transaction.atomic():
        thread = _locked(thread)
        if thread.title != seen:
            raise Changed
        sealed = seal_words(thread, "forums.Thread.title", thread.title, by, rules)
        _call(thread, without_in_title(thread.title, list(spans), LONGEST))
        note("title_redacted", thread, by, reason, sealed, places=len(spans))
    return thread


def hide_title(*, thread: Thread, by, country: Country, reason: Ground) -> bool:
    """Put a bar in place of the whole title, and take the tags and what says it in English; for a
    concern, where nobody has looked yet, and for the desk.

    Args:
        by: None for a visitor.
        country: whose responders may open it.

    Returns:
        Whether there was anything to hide.
    """
    reason = reason.scanned()
    with transaction.atomic():
        thread = _locked(thread)
        tags = list(thread.tags.order_by("name").values_list("name", flat=True))
        if thread.title == bar() and not tags and not thread.english:
            return False
        sealed = seal_words(thread, "forums.Thread.title", thread.title, by, country=country)
        if tags:
            _seal_tags(thread, tags, sealed, by)
        if thread.english:
            _seal_along(thread, ENGLISH, thread.english, sealed, by)
            thread.english = ""
        _call(thread, bar())
        note("title_hidden", thread, by, reason, sealed)
    return True


def restore_title(*, thread: Thread, by, seal: Seal, reason: Ground) -> Thread:
    """Give the title back that was taken last. As `curation.restore`."""
    reason = reason.scanned()
    with transaction.atomic():
        thread = _locked(thread)
        try:
            title = seals.give_back(seal=seal, by=by, reason=reason.words)
            for kept in seal.along.filter(field=TAGS, destroyed_at=None):
                tags = seals.give_back(seal=kept, by=by, reason=reason.words)
                thread.tags.add(*tags.split(", "))
            for kept in seal.along.filter(field=ENGLISH, destroyed_at=None):
                thread.english = seals.give_back(seal=kept, by=by, reason=reason.words)
        except LookupError:
            raise Changed from None
        _call(thread, title)
        note("title_restored", thread, by, reason, seal)
    return thread


def _seal_tags(thread: Thread, tags: Sequence[str], sealed: Seal, by) -> None:
    """Of this thread alone; a tag that no thread has any more is no word of ours.

    Args:
        sealed: has the title they are hidden with.
    """
    _seal_along(thread, TAGS, ", ".join(tags), sealed, by)
    thread.tags.clear()
    forget_unused(tags)


def _seal_along(thread: Thread, field: str, words: str, sealed: Seal, by) -> None:
    kept = seal_words(thread, field, words, by, country=sealed.country)
    kept.along_with = sealed
    kept.save(update_fields=["along_with"])


def remove_tag(*, thread: Thread, tag: Tag, by, reason: Ground) -> None:
    """Take a tag from every thread that has it: what identifies a child here does so there.

    Raises:
        Refused: the privacy scan found something in the reason.
    """
    reason = reason.scanned()
    with transaction.atomic():
        tagged = Thread.objects.filter(tags=tag).order_by("pk")
        for other in Thread.objects.select_for_update(of=("self",)).filter(pk__in=tagged):
            tell(other)
        sealed = seal_words(thread, TAGS, tag.name, by)
        note("tag_removed", thread, by, reason, sealed)
        tag.delete()


def _locked(thread: Thread) -> Thread:
    threads = Thread.objects.select_for_update(of=("self",)).select_related("author")
    return threads.get(pk=thread.pk)


def _call(thread: Thread, title: str) -> None:
    thread.title, thread.slug = title, slug_of(title)
    thread.save(update_fields=["title", "slug", "english"])
    tell(thread)
