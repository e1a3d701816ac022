"""A real conversation with a server that speaks clamd's protocol."""

import pytest

from network.lib.files.clamd import Verdict, ask
from network.lib.files.reading import FileRefused, read
from tests import clamd
from tests.attachments import EICAR, a_pdf, a_txt, upload


@pytest.fixture(scope="module")
def server():
    with clamd.running() as address:
        yield address


def test_a_file_is_clean_or_not(server):
    assert ask(server, b"words") is Verdict.CLEAN
    assert ask(server, EICAR) is Verdict.FOUND


def test_it_is_found_wherever_it_stands(server):
    assert ask(server, b"a" * 300_000 + EICAR) is Verdict.FOUND


def test_known_malware_is_not_taken(server, settings):
    settings.CLAMD_URL = server
    assert read(upload("a.pdf", a_pdf())).unread == ()
    with pytest.raises(FileRefused, match="malware"):
        read(upload("a.txt", EICAR))


def test_while_it_is_away_a_person_looks_first(settings):
    with clamd.running() as address:
        settings.CLAMD_URL = address
        assert read(upload("a.txt", a_txt())).unread == ()
    assert read(upload("a.txt", a_txt())).unread == ("virus-check-away",)


def test_an_answer_that_is_none_counts_as_away(server, monkeypatch):
    monkeypatch.setattr("network.lib.files.clamd._LONGEST_ANSWER", 3)
    assert ask(server, b"words") is Verdict.AWAY


def test_without_an_address_nobody_is_asked(settings):
    assert settings.CLAMD_URL == ""
    assert read(upload("a.txt", EICAR)).unread == ()
