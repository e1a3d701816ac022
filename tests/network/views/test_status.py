"""What works now, in words and without internals."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.urls import reverse
from django.utils import timezone

from network.views import status
from notifications.models import Mail
from tests.network.outages import closed_port

PAGE = reverse("status")


@pytest.fixture(autouse=True)
def asked_anew():
    status.forget()
    yield
    status.forget()


def text(client):
    return client.get(PAGE).content.decode()


def test_without_redis_it_says_what_still_works(client, db, settings):
    settings.REDIS_URL = f"redis://127.0.0.1:{closed_port()}/0"
    page = text(client)
    assert "Something is away" in page
    assert "You can read, sign in and post." in page
    assert "Late. They wait" in page
    assert "127.0.0.1" not in page


def test_without_the_database_it_stands_alone(client, db, monkeypatch):
    def gone():
        raise DatabaseError("gone")

    with monkeypatch.context() as patch:
        patch.setattr(connection, "cursor", gone)
        answer = client.get(PAGE)
    assert answer.status_code == 503
    assert "The database is away" in answer.content.decode()


def test_mail_is_for_members(client, watcher, stranger):
    assert "Mail on its way" not in text(client)
    client.force_login(stranger)
    assert "Mail on its way" not in text(client)
    client.force_login(watcher)
    assert "None is waiting." in text(client)


def test_a_mail_that_waits_long_is_called_late(client, watcher):
    client.force_login(watcher)
    mail = Mail.objects.create(member=watcher)
    assert "none is late" in text(client)
    Mail.objects.filter(pk=mail.pk).update(created_at=timezone.now() - timedelta(minutes=11))
    assert "The oldest has been waiting since" in text(client)


def test_the_parts_are_asked_once_in_a_while(client, db, settings):
    settings.REDIS_URL = f"redis://127.0.0.1:{closed_port()}/0"
    assert "Something is away" in text(client)
    asked = status._kept[0]
    text(client)
    assert status._kept[0] == asked
