"""Changing what stands at a thread's head: its title, priorities, places, language and tags."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from forums import policies
from forums.actions.curation import Changed
from forums.actions.threads import set_priorities, slug_of, with_forums_own
from forums.actions.told import tell
from forums.actions.writers import lock_writer
from forums.authors import is_by, stands_as
from forums.models import Thread
from moderation.grounds import Ground
from network.lib.activity import record
from network.lib.audit import audit
from network.lib.written import through_scan


def relabel(
    *,
    thread: Thread,
    by,
    title: str,
    priorities: Sequence,
    language,
    countries: Sequence = (),
    level=None,
    tags: Sequence[str] = (),
    english: str = "",
    reason: Ground | None = None,
) -> Thread:
    """Change them; what stays as it is counts for nothing. Old addresses of the thread lead on.

    The caller has asked `access.may_relabel`.

    Args:
        thread: as `by` saw it.
        reason: who changes another's thread says why.

    Raises:
        Refused: the privacy scan found something in new words or the reason.
        Changed: its head is another meanwhile.
        NotNow: they may not write now.
        LookAgain, MustBeHeld: a moderator reads such words first.
        ValueError: not one to three priorities, or no reason.
    """
    if reason is None and not is_by(by, thread):
        raise ValueError("who changes another's thread says why")
    priorities = with_forums_own(thread.forum, priorities)
    if not 1 <= len(priorities) <= 3:
        raise ValueError("a thread has one to three priorities")
    reason = reason and reason.scanned()
    had = set(thread.tags.values_list("name", flat=True))
    if title != thread.title:
        title = through_scan("forums.Thread.title", title).text
    if english != thread.english:
        english = through_scan("forums.Thread.english", english).text
    tags = [tag if tag in had else through_scan("taggit.Tag.name", tag).text for tag in tags]
    with transaction.atomic():
        writer, before = lock_writer(by), _locked(thread)
        if before.heading != thread.heading:
            raise Changed
        policies.ask(
            writer, thread.forum, policies.Words("", (title, english, *tags)), is_new=False
        )
        changed = [
            *_set_words(before, title, language, level, english),
            *_set_labels(before, priorities, countries, tags),
        ]
        if changed:
            words = reason.words if reason else ""
            about = {"subject": before, "reason": words, "changed": changed}
            audit("thread_relabelled", actor=stands_as(by, before), **about)
            if not is_by(by, before):
                record("thread_relabelled", actor=by, subject=before)
            tell(before)
    return before


def _locked(thread: Thread) -> Thread:
    return Thread.objects.select_for_update(of=("self",)).get(pk=thread.pk)


def _set_words(thread, title, language, level, english) -> list[str]:
    changed = []
    if thread.title != title:
        thread.title, thread.slug, thread.edited_at = title, slug_of(title), timezone.now()
        changed.append("title")
    if thread.language_id != language.pk:
        thread.language = language
        changed.append("language")
    if thread.level_id != (level and level.pk):
        thread.level = level
        changed.append("level")
    if thread.english != english:
        thread.english = english
        changed.append("english")
    if changed:
        thread.save(update_fields=["title", "slug", "edited_at", "language", "level", "english"])
    return changed


def _set_labels(thread, priorities, countries, tags) -> list[str]:
    changed = []
    links = Thread.priorities.through.objects.filter(thread=thread).order_by("pk")
    if list(links.values_list("priority_id", flat=True)) != [one.pk for one in priorities]:
        thread.priorities.clear()
        set_priorities(thread, priorities)
        changed.append("priorities")
    if set(thread.countries.values_list("pk", flat=True)) != {one.pk for one in countries}:
        thread.countries.set(countries)
        changed.append("countries")
    if set(thread.tags.values_list("name", flat=True)) != set(tags):
        thread.tags.set(tags)
        changed.append("tags")
    return changed
