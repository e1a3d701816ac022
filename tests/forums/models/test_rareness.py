"""What PostgreSQL cannot know of a rare word is known before it is asked for posts."""

import time

import pytest

from forums.models import rareness
from forums.models.rareness import is_rare
from network.lib.search.tsquery import queries
from network.lib.search.wanted import read


@pytest.fixture
def known(db, monkeypatch):
    common = frozenset({"school", "guardian", "guardi", "foster", "care"})
    monkeypatch.setattr(rareness, "_kept", (time.monotonic(), common))


@pytest.mark.parametrize(
    ("typed", "rare"),
    [
        ("school", False),
        ("guardians", False),
        ("school guardian", False),
        ('"foster care"', False),
        ("sch*", False),
        ("school OR zeppelin", False),
        ("school -zeppelin", False),
        ('school -"foster zeppelin"', False),
        ("school -co-operation", False),
        ('school OR "care zeppelin"', False),
        ('zeppelin OR "foster care"', False),
        ("zeppelin", True),
        ("school zeppelin", True),
        ('"foster zeppelin"', True),
        ("zep*", True),
        ("zeppelin -school", True),
        ('"care zeppelin" OR quokka', True),
    ],
)
def test_a_word_that_must_be_there_is_common_or_all_is_rare(known, typed, rare):
    assert is_rare(queries(read(typed), 1000)) is rare


def test_before_there_are_statistics_everything_is_rare(db, monkeypatch):
    monkeypatch.setattr(rareness, "_kept", None)
    assert is_rare(queries(read("school"), 1000))
    assert rareness._kept[1] == frozenset()
