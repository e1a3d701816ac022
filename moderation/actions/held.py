"""Words that the scan holds: sealed before anybody reads them, then let through or returned."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from moderation import live
from moderation.actions import sealed_files, seals
from moderation.actions.findings import count_findings
from moderation.actions.matters import due
from moderation.models import FindingCount, Matter, Seal
from moderation.risk import Risk
from network.lib.audit import audit
from network.lib.files.reading import ReadFile
from network.lib.holding import NoLongerPossible, kind_named
from network.lib.markup import plain
from network.lib.texts import Text, declared
from network.lib.written import through_scan

# Nothing was published, so nobody but the writer has seen it: not as urgent as what is out (P1).
RISK = Risk.P2
What = FindingCount.What


class Settled(Exception):
    """Another moderator was first."""


@dataclass(frozen=True)
class Opened:
    """One sealed field, opened.

    Args:
        text: the field's entry in the registry.
        words: plain, for reading and changing.
    """

    text: Text
    words: str

    @property
    def name(self) -> str:
        return f"{self.text.model}.{self.text.field}"


def open_matter(
    *,
    author,
    kind: str,
    subject,
    words: Mapping[str, str],
    wish: Mapping,
    rules: Iterable[str] = (),
    blocked: bool = False,
    files: Mapping[str, Sequence[ReadFile]] | None = None,
) -> Matter:
    """Keep words as seals alone and open the desk's item; the port `hold`.

    The arguments are those of `network.lib.holding.hold`.
    """
    wish = dict(wish)
    submission = wish.pop("submission", None)
    made = Matter.objects.filter(author=author, submission=submission).first()
    if submission and made:
        return made
    held, now = kind_named(kind), timezone.now()
    place = held.place(subject)
    with transaction.atomic():
        matter = Matter.objects.create(
            kind=Matter.Kind.HELD,
            risk=RISK,
            country=author.country,
            forum=place.forum,
            language_id=place.language or wish.get("language"),
            opened_at=now,
            due_at=due(RISK, author.country, now),
            author=author,
            subject_type=subject._meta.label_lower,
            subject_id=subject.pk,
            becomes=held.name,
            wish=wish,
            blocked=blocked,
            submission=submission,
        )
        for field, said in words.items():
            if said:
                seals.seal(
                    field=field,
                    words=said,
                    country=author.country,
                    author=author,
                    subject=matter,
                    rules=rules,
                )
        _seal_files(matter, files or {}, rules)
        live.changed_after_commit(matter)
        count_findings(rules, What.HELD, now)
        audit("words_held", actor=author, subject=matter, becomes=kind, blocked=blocked)
    return matter


def _seal_files(matter: Matter, files: Mapping[str, Sequence[ReadFile]], rules) -> None:
    kept = {"country": matter.country, "author": matter.author, "subject": matter, "rules": rules}
    for field, some in files.items():
        for file in some:
            sealed_files.seal_file(field=field, file=file, **kept)


def open_words(*, matter: Matter, reader, reason: str) -> list[Opened]:
    """Return the words of a matter; each reading and its reason are on record first.

    The caller has found the matter among those of the reader's desk.

    Raises:
        LookupError: they are destroyed.
        Refused: the privacy scan found something in the reason.
    """
    return [
        _opened(kept, seals.open_seal(seal=kept, reader=reader, reason=reason))
        for kept in Seal.objects.of(matter).words_only().order_by("pk")
    ]


def open_files(*, matter: Matter, reader, reason: str) -> list[tuple[Seal, ReadFile]]:
    """Return the files of a matter, as `open_words` does its words."""
    return [
        (kept, sealed_files.open_file(seal=kept, reader=reader, reason=reason))
        for kept in sealed_files_of(matter)
    ]


def sealed_files_of(matter: Matter) -> list[Seal]:
    """The seals of its files, in their order, without a word of them."""
    return list(Seal.objects.of(matter).files().order_by("pk"))


def fields_of(matter: Matter) -> list[Opened]:
    """Which fields are sealed, without a word of them."""
    return [_opened(kept, "") for kept in Seal.objects.of(matter).words_only().order_by("pk")]


def rules_of(matter: Matter) -> list[str]:
    """Names of what the scan found in the words."""
    return sorted({rule for kept in Seal.objects.of(matter) for rule in kept.rules})


def publish(*, matter: Matter, by, words: Mapping[str, str], without: Iterable[int] = ()) -> Matter:
    """Let the words through, as they are or changed, in their writer's name.

    Args:
        words: {"app.Model.field": plain words}; a field that was not changed keeps its form.
        without: ids of the seals whose files are not published.

    Raises:
        Refused: what is in them is never published.
        NoLongerPossible: where they were to go is gone, or closed to the writer.
        Settled: another moderator was first.
    """
    if matter.author is None:
        raise NoLongerPossible
    sealed = Seal.objects.of(matter)
    kept = {seal.field: seals.words_of(seal) for seal in sealed.words_only()}
    chosen = sealed.files().exclude(pk__in=without).order_by("pk")
    files = {"files": [sealed_files.file_of(seal) for seal in chosen]} if chosen else {}
    changed = {f for f, was in kept.items() if words[f].split() != _plain(f, was).split()}
    becoming = {field: words[field] if field in changed else was for field, was in kept.items()}
    forms = {field: "text" if field in changed else "html" for field in kept}
    with transaction.atomic():
        _close(matter, by, state=Matter.State.PUBLISHED, was_changed=bool(changed))
        made = kind_named(matter.becomes).publish(
            matter.author, matter.subject_id, becoming, forms, matter.wish, **files
        )
        about = {"subject_type": made._meta.label_lower, "subject_id": made.pk}
        Matter.objects.filter(pk=matter.pk).update(**about)
        what = What.CHANGED if changed or without else What.UNCHANGED
        count_findings(rules_of(matter), what)
        audit("held_words_published", actor=by, subject=matter, changed=sorted(changed))
    matter.refresh_from_db()
    return matter


def give_back(*, matter: Matter, by, answer: str) -> Matter:
    """Do not publish; the writer reads why. The words stay sealed, and their days are counted.

    Raises:
        Refused: the privacy scan found something in the answer.
        Settled: another moderator was first.
    """
    answer = through_scan("moderation.Matter.answer", answer).text
    with transaction.atomic():
        _close(matter, by, state=Matter.State.RETURNED, answer=answer)
        count_findings(rules_of(matter), What.RETURNED)
        audit("held_words_returned", actor=by, subject=matter)
    matter.refresh_from_db()
    return matter


def _close(matter: Matter, by, **facts) -> None:
    facts |= {"closed_at": timezone.now(), "closed_by": by}
    if not Matter.objects.open().filter(pk=matter.pk).update(**facts):
        raise Settled
    live.changed_after_commit(matter)
    for kept in Seal.objects.of(matter):
        seals.decide(seal=kept, by=by)


def _opened(kept: Seal, words: str) -> Opened:
    model, _, field = kept.field.rpartition(".")
    return Opened(declared(model, field), _plain(kept.field, words))


def _plain(name: str, words: str) -> str:
    model, _, field = name.rpartition(".")
    return plain(words) if declared(model, field).html else words
