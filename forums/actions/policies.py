"""The secretariat sets what holds in every forum, and which words are watched."""

from django.db import IntegrityError, transaction

from forums.models import PostingPolicy, WatchedWord
from forums.policies import folded
from network.lib.audit import audit
from network.lib.written import through_scan


class AlreadyWatched(Exception):
    """It is in the list, perhaps written another way."""


class Empty(ValueError):
    """Nothing is left of it but marks: it would be found in every text."""


def change_policy(*, by, **fields) -> PostingPolicy:
    """Set what holds in every forum from now on.

    Args:
        by: of the secretariat.
        fields: of PostingPolicy.
    """
    with transaction.atomic():
        policy, _made = PostingPolicy.objects.select_for_update().get_or_create(pk=1)
        before = {name: getattr(policy, name) for name in fields}
        changed = {name: [before[name], new] for name, new in fields.items() if before[name] != new}
        if changed:
            PostingPolicy.objects.filter(pk=1).update(**fields)
            audit("posting_policy_changed", actor=by, subject=policy, **changed)
        policy.refresh_from_db()
    return policy


def watch_word(*, phrase: str, act: str, note: str = "", by) -> WatchedWord:
    """Look for a word or phrase from now on.

    Raises:
        Refused: the privacy scan found something in it.
        AlreadyWatched: it is looked for already.
        Empty: it has no letter and no digit.
    """
    phrase = through_scan("forums.WatchedWord.phrase", phrase).text
    note = through_scan("forums.WatchedWord.note", note).text
    if not folded(phrase):
        raise Empty
    try:
        with transaction.atomic():
            looked_for = {"phrase": phrase, "folded": folded(phrase)}
            word = WatchedWord.objects.create(**looked_for, act=act, note=note)
            # The list says which; the audit says that there was one.
            audit("word_watched", actor=by, subject=word, act=act)
    except IntegrityError:
        raise AlreadyWatched from None
    return word


def unwatch_word(*, word: WatchedWord, by) -> None:
    """Look for it no more; twice is once."""
    with transaction.atomic():
        gone, _by_table = WatchedWord.objects.filter(pk=word.pk).delete()
        if gone:
            audit("word_unwatched", actor=by, subject=word)
