"""Sealed files: encrypted on disk, opened with a reason, destroyed with their seal."""

import os
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from moderation.actions import sealed_files, seals
from moderation.models import SealReading
from moderation.models.seals import KEPT_AFTER_DECISION, SEALED
from network.lib.files.reading import ReadFile

FILE = ReadFile("plan.pdf", "pdf", b"%PDF words", "words", 3, ("scanned",))


@pytest.fixture
def seal(author):
    field = "forums.PostFile.name"
    return sealed_files.seal_file(field=field, file=FILE, country=author.country, author=author)


def on_disk(name: str) -> bool:
    return (SEALED.folder / name[:2] / name).exists()


def test_it_lies_there_enciphered_and_comes_back_whole(seal):
    raw = SEALED.read(seal.stored)
    assert b"PDF" not in raw
    assert b"words" not in raw
    assert b"plan" not in bytes(seal.words)
    assert sealed_files.file_of(seal) == ReadFile(**{**vars(FILE), "unread": ["scanned"]})


def test_each_opening_is_on_record(seal, moderator):
    sealed_files.open_file(seal=seal, reader=moderator, reason="To decide")
    assert SealReading.objects.get(seal=seal).reason == "To decide"


def test_it_is_destroyed_with_its_seal(seal, moderator, django_capture_on_commit_callbacks):
    seals.decide(seal=seal, by=moderator)
    later = timezone.now() + KEPT_AFTER_DECISION + timedelta(hours=1)
    assert on_disk(seal.stored)
    with django_capture_on_commit_callbacks(execute=True):
        assert seals.destroy_due(later) == 1
    assert not on_disk(seal.stored)
    with pytest.raises(LookupError):
        sealed_files.file_of(type(seal).objects.get(pk=seal.pk))


def test_the_sweep_leaves_what_a_seal_needs(seal):
    orphan = SEALED.put(b"nobody's")
    past = time.time() - 2 * 3600
    for name in (orphan, seal.stored):
        os.utime(SEALED.folder / name[:2] / name, (past, past))
    assert sealed_files.sweep() == 1
    assert on_disk(seal.stored)
    assert not on_disk(orphan)


def test_what_waits_at_the_desk_counts_for_the_day(seal, author, watcher, moderator):
    assert sealed_files.held_today(author) == FILE.size
    assert sealed_files.held_today(watcher) == 0
    seals.decide(seal=seal, by=moderator)
    assert sealed_files.held_today(author) == 0
