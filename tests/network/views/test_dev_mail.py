"""The mail of the demo is kept in files and can be read; nowhere but in the demo."""

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection
from django.urls import reverse

from network.views import dev_mail


@pytest.fixture
def folder(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path / "mail"


@pytest.fixture
def letter(folder):
    """The name of one letter in the folder."""
    connection = get_connection(
        "django.core.mail.backends.filebased.EmailBackend", file_path=folder
    )
    mail = EmailMultiAlternatives(
        "Two replies", "Plain words", to=["kaisa@example.org"], connection=connection
    )
    mail.attach_alternative("<p>Words <b>in HTML</b></p>", "text/html")
    mail.send()
    [path] = folder.glob("*.log")
    return path.name


def test_no_mail_yet(client, db, folder):
    assert "No mail yet" in client.get(reverse("dev_mail")).content.decode()


def test_the_newest_letters_are_listed_and_can_be_opened(client, db, letter):
    page = client.get(reverse("dev_mail")).content.decode()
    assert "Two replies" in page
    assert letter in page
    page = client.get(reverse("dev_mail_message", args=[letter])).content.decode()
    assert "kaisa@example.org" in page
    assert "Plain words" in page


def test_the_letter_stands_in_a_frame_that_may_do_nothing(client, db, letter):
    response = client.get(reverse("dev_mail_frame", args=[letter]))
    assert "<b>in HTML</b>" in response.content.decode()
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox allow-popups" in policy
    assert "-src 'self'" not in policy
    assert response["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("name", ["other.log", "..%2Fsecret.log", "addresses.json", "..", ".log"])
def test_nothing_but_letters_can_be_read(client, db, letter, folder, name):
    (folder.parent / "secret.log").write_text("secret")
    (folder / "addresses.json").write_text("secret")
    response = client.get(f"/dev/mail/{name}/")
    assert response.status_code == 404
    assert b"secret" not in response.content.replace(name.encode(), b"")


def test_only_the_newest_hundred_are_read(client, db, folder, letter, monkeypatch):
    monkeypatch.setattr(dev_mail, "SHOWN", 0)
    assert "No mail yet" in client.get(reverse("dev_mail")).content.decode()
