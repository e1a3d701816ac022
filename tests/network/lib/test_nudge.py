"""Telling a worker at once; a broker that is away costs less than a second, once."""

import subprocess
import sys
import time

import pytest
from celery import current_app
from kombu.pools import producers

from forums.models import Post
from network.celery import app
from network.lib import nudge as module
from network.lib.activity import Activity
from network.lib.nudge import PATIENCE, nudge
from tests.factories import a_reply
from tests.network.outages import closed_port, silent_port
from tests.outside import environment


@pytest.fixture(autouse=True)
def rested(monkeypatch):
    monkeypatch.setattr(module, "_resume_at", 0.0)


def broker_at(monkeypatch, port):
    connection = current_app.connection_for_write(
        f"redis://127.0.0.1:{port}/0", transport_options=PATIENCE
    )
    monkeypatch.setattr(module, "_pool", lambda: producers[connection])


@pytest.fixture
def seconds():
    started = time.monotonic()
    return lambda: time.monotonic() - started


def test_a_nudge_is_one_message_with_ids(settings):
    with app.connection_for_read() as connection:
        queue = connection.SimpleQueue("celery")
        queue.clear()
        assert nudge("notifications.deliver", 42) is True
        message = queue.get(timeout=2)
        message.ack()
    assert message.headers["task"] == "notifications.deliver"
    assert message.payload[0] == [42]


# As a management command that loads no addresses.
COMMAND = """
import django
django.setup()
from network.lib.nudge import nudge
print(nudge("notifications.deliver", 43))
"""


def test_a_command_nudges_the_same_broker(db):
    with app.connection_for_read() as connection:
        queue = connection.SimpleQueue("celery")
        queue.clear()
        environ = environment(DJANGO_SETTINGS_MODULE="network.settings")
        command = [sys.executable, "-c", COMMAND]
        done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60)
        assert (done.stdout.strip(), done.stderr) == ("True", "")
        message = queue.get(timeout=2)
        message.ack()
    assert message.payload[0] == [43]


def test_a_broker_that_refuses_is_not_waited_for(monkeypatch, seconds):
    broker_at(monkeypatch, closed_port())
    assert nudge("notifications.deliver", 1) is False
    assert seconds() < 1


def test_a_broker_that_never_answers_takes_less_than_a_second(monkeypatch, seconds):
    with silent_port() as port:
        broker_at(monkeypatch, port)
        assert nudge("notifications.deliver", 1) is False
    assert seconds() < 1


def test_after_a_failure_it_is_left_alone_for_a_while(monkeypatch):
    broker_at(monkeypatch, closed_port())
    nudge("notifications.deliver", 1)
    monkeypatch.undo()
    monkeypatch.setattr(module, "_resume_at", time.monotonic() + 60)
    assert nudge("notifications.deliver", 1) is False
    monkeypatch.setattr(module, "_resume_at", time.monotonic())
    assert nudge("notifications.deliver", 1) is True


def test_a_reply_is_kept_while_the_broker_is_away(
    transactional_db, thread, author, monkeypatch, seconds
):
    broker_at(monkeypatch, closed_port())
    post = a_reply(thread, author)
    assert seconds() < 3
    assert Post.objects.filter(pk=post.pk).exists()
    # The sweep will find it.
    assert Activity.objects.unhandled().filter(subject_id=post.pk).exists()


def test_another_mistake_is_not_swallowed(monkeypatch):
    def broken(task, ids):
        raise TypeError("a mistake of ours")

    monkeypatch.setattr(module, "_send", broken)
    with pytest.raises(TypeError, match="mistake of ours"):
        nudge("notifications.deliver", 1)
