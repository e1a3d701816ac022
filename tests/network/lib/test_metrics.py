"""Sums of all processes."""

import subprocess
import sys

import pytest
import redis
from django.conf import settings

from network.lib import metrics
from tests.network.outages import closed_port
from tests.outside import environment

# A process of its own, as another replica is.
ANOTHER = """
import django; django.setup()
from network.lib import metrics
metrics.count_request("thread", 200, 0.02)
metrics.count_socket(1)
assert metrics.hand_over()
"""


@pytest.fixture(autouse=True)
def from_nought():
    metrics.hand_over()
    with redis.Redis.from_url(settings.REDIS_URL) as client:
        client.delete(metrics.COUNTED, metrics.OPEN)
        yield client


def test_two_processes_add_up(transactional_db):
    for _ in range(2):
        subprocess.run(
            [sys.executable, "-c", ANOTHER],
            env=environment(DJANGO_SETTINGS_MODULE="network.settings"),
            check=True,
            timeout=60,
        )
    metrics.count_request("thread", 200, 0.3)
    assert metrics.hand_over()
    sums = metrics.counted()
    assert sums["requests|thread|200"] == 3
    assert sums["bucket|thread|0.025"] == 2
    assert sums["bucket|thread|0.5"] == 1
    assert sums["seconds|thread"] == pytest.approx(0.34)
    assert metrics.open_sockets() == 2


def test_sockets_of_a_process_that_has_ended_are_forgotten(from_nought):
    from_nought.hset(metrics.OPEN, "gone.1", "5|1000000000")
    metrics.hand_over()
    assert metrics.open_sockets() == 0
    assert not from_nought.hexists(metrics.OPEN, "gone.1")


def test_what_is_counted_while_redis_is_away_comes_later(settings, from_nought):
    here = settings.REDIS_URL
    metrics.count_request("home", 200, 0.02)
    settings.REDIS_URL = f"redis://127.0.0.1:{closed_port()}/0"
    metrics._client.cache_clear()
    assert not metrics.hand_over()
    settings.REDIS_URL = here
    metrics._client.cache_clear()
    assert metrics.hand_over()
    assert metrics.counted()["requests|home|200"] == 1
