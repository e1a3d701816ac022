"""Saying on top of a thread what was said in it. A moderator's act."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from directory.models import Language
from forums.actions.curation import Changed
from forums.actions.told import tell
from forums.models import Post, Summary, Thread
from forums.models.summaries import LONGEST
from network.lib.audit import audit
from network.lib.written import through_scan


def sum_up(
    *, thread: Thread, by, text: str, language: Language, posts: Sequence[Post], seen: int
) -> Summary:
    """Write a thread's summary, or mend it; who did so last answers for it.

    The caller has asked `access.may_place`.

    Args:
        text: plain words, paragraphs with empty lines between them.
        posts: of the thread, that it draws on; at least one.
        seen: the version that `by` saw; 0 where there was none.

    Raises:
        Refused: the privacy scan found something in it.
        Changed: another one is there meanwhile.
        ValueError: it is too long, or draws on nothing.
    """
    text = through_scan("forums.Summary.text", text).text
    if not 0 < len(text) <= LONGEST or not posts:
        raise ValueError("a summary is at most 3,000 characters, and draws on posts")
    with transaction.atomic():
        thread = _locked(thread)
        summary = Summary.objects.filter(thread=thread).first()
        if seen != (summary.version if summary else 0):
            raise Changed
        summary = summary or Summary(thread=thread, version=0)
        summary.text, summary.language, summary.by = text, language, by
        summary.version, summary.written_at = summary.version + 1, timezone.now()
        summary.save()
        summary.posts.set(posts)
        audit("thread_summed_up", actor=by, subject=thread, posts=len(posts))
        tell(thread)
    return summary


def remove_summary(*, thread: Thread, by) -> None:
    """Take it away; its words are kept nowhere. A second time changes nothing.

    The caller has asked `access.may_place`.
    """
    with transaction.atomic():
        thread = _locked(thread)
        if Summary.objects.filter(thread=thread).delete()[0]:
            audit("summary_removed", actor=by, subject=thread)
            tell(thread)


def _locked(thread: Thread) -> Thread:
    return Thread.objects.select_for_update(of=("self",)).get(pk=thread.pk)
