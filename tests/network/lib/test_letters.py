"""Letters kept as files: those of somebody who left go, the others of the same file stay."""

import pytest
from django.core.mail import EmailMessage, get_connection

from network.lib import letters


@pytest.fixture
def folder(settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path
    return tmp_path


def send(folder, *mails, subject="Hello"):
    """In one file, as over one connection."""
    backend = get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=folder)
    for to, words in mails:
        EmailMessage(subject, words, to=[to], connection=backend).send()
    return backend


def kept(folder) -> str:
    return "".join(path.read_text() for path in folder.glob("*.log"))


def test_a_letter_to_them_goes_and_its_neighbour_stays(folder):
    send(folder, ("kaisa@example.org", "One"), ("mihkel@example.org", "Two"))
    assert letters.forget(["kaisa@example.org"]) == 1
    assert "kaisa" not in kept(folder)
    assert "Two" in kept(folder)


def test_a_name_is_found_however_it_is_encoded(folder):
    send(folder, ("mihkel@example.org", "Two"), subject="Jürgen Öst has answered")
    assert "Jürgen" not in kept(folder)
    assert letters.forget(["Jürgen Öst"]) == 1
    assert list(folder.glob("*.log")) == []


def test_nothing_to_look_for_removes_nothing(folder):
    send(folder, ("mihkel@example.org", "Two"))
    assert letters.forget(["", "kaisa"]) == 0
    assert "Two" in kept(folder)


def test_with_a_mail_server_there_are_no_files(settings):
    del settings.EMAIL_FILE_PATH
    assert letters.forget(["kaisa"]) == 0
