"""Sealing words away, opening them with a reason, and destroying them when their time is over."""

import base64
import hashlib
from functools import partial

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from directory.models import Country
from moderation.models import Concern, Seal, SealReading
from moderation.models.seals import SEALED
from network.lib.audit import audit
from network.lib.scan import scan
from network.lib.texts import declared_as_sealed
from network.lib.written import through_scan

BATCH = 500


def seal(*, field: str, words: str, country, author, by=None, subject=None, rules=()) -> Seal:
    """Keep words where only the country's responders can read them.

    Args:
        field: "app.Model.field" they were written into.
        words: as they stood there; they must not be kept anywhere else.
        country: whose responders may open it.
        author: who wrote them, None for a visitor.
        by: who sealed them, None for the scan.
        subject: the saved row they were taken out of, if there is one.
        rules: names of what the scan found.
    """
    with transaction.atomic():
        kept = Seal.objects.create(
            field=field,
            words=encrypt(words.encode()),
            country=country,
            author=author,
            sealed_by=by,
            subject_type=subject._meta.label_lower if subject else "",
            subject_id=subject.pk if subject else None,
            rules=sorted(set(rules)),
        )
        audit("words_sealed", actor=by, subject=kept, field=field, rules=kept.rules)
    return kept


def seal_as_written(*, field: str, words: str, **kept) -> Seal | None:
    """The door for words that are never refused: they are sealed whatever the scan finds.

    Args:
        field: declared as sealed in the app's texts.py.
        words: as sent; None comes back when they say nothing.
        kept: as for `seal`.

    Raises:
        LookupError: the field is not declared so.
    """
    declared_as_sealed(field)
    if not words.strip():
        return None
    rules = [finding.rule for finding in scan(words).findings]
    return seal(field=field, words=words.strip(), rules=rules, **kept)


def open_seal(*, seal: Seal, reader, reason: str) -> str:
    """Return the words; the reading and its reason are on record before they are shown.

    The caller has asked `access.may_open`.

    Raises:
        LookupError: they are destroyed.
        Refused: the privacy scan found something in the reason.
    """
    reason = through_scan("moderation.SealReading.reason", reason).text
    with transaction.atomic():
        kept = Seal.objects.select_for_update().get(pk=seal.pk)
        if kept.destroyed_at is not None:
            raise LookupError("these words are destroyed")
        _on_record(kept, reader, reason)
        audit("seal_opened", actor=reader, subject=kept)
    return decrypt(bytes(kept.words)).decode()


def _on_record(kept: Seal, reader, reason: str) -> SealReading:
    concern = Concern.objects.about(kept.subject_type, kept.subject_id)
    is_of_concern = kept.subject_type == Concern._meta.label_lower
    return SealReading.objects.create(
        seal=kept,
        reader=reader,
        role=reader.role if reader else "",
        reason=reason,
        for_concern=is_of_concern or bool(kept.subject_type and concern.exists()),
    )


def words_of(seal: Seal) -> str:
    """The words, for letting them through; no person reads them here.

    Raises:
        LookupError: they are destroyed.
    """
    if seal.destroyed_at is not None:
        raise LookupError("these words are destroyed")
    return decrypt(bytes(seal.words)).decode()


def give_back(*, seal: Seal, by, reason: str) -> str:
    """Return the words for the place they came from: the seal ends, and keeps none of them.

    In the caller's transaction. The caller has asked `access.may_open`.

    Args:
        reason: already scanned.

    Raises:
        LookupError: they are destroyed, or were given back before.
    """
    with transaction.atomic():
        kept = Seal.objects.select_for_update().get(pk=seal.pk)
        if kept.destroyed_at is not None:
            raise LookupError("these words are destroyed")
        words = decrypt(bytes(kept.words)).decode()
        _on_record(kept, by, reason)
        ended = {"words": b"", "destroyed_at": timezone.now(), "decided_at": None}
        Seal.objects.filter(pk=kept.pk).update(**ended)
        audit("seal_given_back", actor=by, subject=kept)
    return words


def country_for(author) -> Country:
    """Whose responders may open an author's words: their country's, else the secretariat's."""
    pk = getattr(author, "country_id", None) or settings.SECRETARIAT_COUNTRY
    return Country.objects.get(pk=pk)


def decide(*, seal: Seal, by) -> Seal:
    """The matter behind it is decided: its days are counted from now on, and its files' too."""
    with transaction.atomic():
        if Seal.objects.filter(pk=seal.pk, decided_at=None).update(decided_at=timezone.now()):
            audit("seal_decided", actor=by, subject=seal)
            for file in seal.along.filter(decided_at=None, destroyed_at=None):
                decide(seal=file, by=by)
    seal.refresh_from_db()
    return seal


def destroy_due(now=None) -> int:
    """Destroy every seal whose time is over; the row stays without words. Returns how many."""
    destroyed, now = 0, now or timezone.now()
    while due := list(Seal.objects.to_destroy(now).order_by("pk")[:BATCH]):
        for kept in due:
            with transaction.atomic():
                still = Seal.objects.to_destroy(now).filter(pk=kept.pk)
                if still.update(words=b"", destroyed_at=now):
                    audit("seal_destroyed", actor=None, subject=kept)
                    transaction.on_commit(partial(SEALED.remove, [kept.stored] * bool(kept.stored)))
                    destroyed += 1
    return destroyed


def encrypt(content: bytes) -> bytes:
    return _cipher().encrypt(content)


def decrypt(content: bytes) -> bytes:
    return _cipher().decrypt(content)


def _cipher() -> MultiFernet:
    """Keys made of SECRET_KEY and of those it replaced: what they sealed can still be opened."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(f"moderation.seal:{key}".encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
