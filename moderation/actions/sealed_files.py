"""Files in seals: encrypted on disk, with the seal's row for who may open them and how long."""

import json
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from directory.models.unnamed import written_by
from moderation.actions import seals
from moderation.models import Seal
from moderation.models.seals import SEALED
from network.lib.files.reading import ReadFile

DAY = timedelta(days=1)
# About ten pages for a moderator to read; the file itself has the rest.
EXCERPT = 20_000


def seal_file(*, field: str, file: ReadFile, along_with: Seal | None = None, **kept) -> Seal:
    """Keep a file where only the country's responders can read it.

    Args:
        field: "app.Model.field" of its name.
        file: its bytes must not be kept anywhere else.
        along_with: the seal of the words it was hidden with.
        kept: as for `seals.seal`.
    """
    stored = SEALED.put(seals.encrypt(_packed(file)))
    try:
        with transaction.atomic():
            seal = seals.seal(field=field, words=file.name, **kept)
            seal.stored, seal.size, seal.along_with = stored, file.size, along_with
            seal.save(update_fields=["stored", "size", "along_with"])
    except BaseException:
        SEALED.remove([stored])
        raise
    return seal


def file_of(seal: Seal) -> ReadFile:
    """The file, for letting it through; a person comes here by `open_file`.

    Raises:
        LookupError: it is destroyed.
    """
    name = seals.words_of(seal)
    try:
        return _unpacked(name, seals.decrypt(SEALED.read(seal.stored)))
    except FileNotFoundError:
        raise LookupError("this file is gone") from None


def open_file(*, seal: Seal, reader, reason: str) -> ReadFile:
    """Return the file; the reading and its reason are on record before.

    Raises:
        LookupError, Refused: as for `seals.open_seal`.
    """
    seals.open_seal(seal=seal, reader=reader, reason=reason)
    return file_of(seal)


def give_back(*, seal: Seal, by, reason: str) -> ReadFile:
    """Return the file for the place it came from; the seal ends. In the caller's transaction.

    Raises:
        LookupError: it is destroyed, or was given back before.
    """
    file = file_of(seal)
    seals.give_back(seal=seal, by=by, reason=reason)
    transaction.on_commit(lambda: SEALED.remove([seal.stored]))
    return file


def sweep() -> int:
    """Remove from disk what no seal needs any more: destroyed, given back, or never finished."""
    return SEALED.sweep(Seal.objects.stored_as)


def held_today(author) -> int:
    """How many bytes of a member's files came to the desk in 24 hours, and wait there."""
    since = timezone.now() - DAY
    held = {"sealed_by": None, "decided_at": None, "sealed_at__gt": since}
    return sum(
        Seal.objects.files().filter(written_by(author), **held).values_list("size", flat=True)
    )


def _packed(file: ReadFile) -> bytes:
    facts = {"kind": file.kind, "pages": file.pages, "unread": list(file.unread)}
    return json.dumps({**facts, "text": file.text}).encode() + b"\n" + file.data


def _unpacked(name: str, packed: bytes) -> ReadFile:
    facts, _, data = packed.partition(b"\n")
    return ReadFile(name=name, data=data, **json.loads(facts))
