"""Is it up, and is what it needs up?"""

import subprocess
import sys

import pytest
from django.db import DatabaseError, connection

from tests.network.outages import closed_port
from tests.outside import environment


def test_the_process_answers_without_asking_anything(client, django_assert_num_queries):
    # No `db`: the database could be away.
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")
    assert "no-store" in response["Cache-Control"]


def ready(client):
    response = client.get("/readyz")
    return response.status_code, response.json()


def test_without_a_worker_it_is_not_ready(client, db):
    assert ready(client) == (503, {"ready": False, "missing": ["worker"]})


def test_without_redis_there_is_no_worker_either(client, db, settings):
    settings.REDIS_URL = f"redis://127.0.0.1:{closed_port()}/0"
    assert ready(client) == (503, {"ready": False, "missing": ["redis", "worker"]})


def test_without_the_database(client, db, monkeypatch):
    def gone():
        raise DatabaseError("gone")

    with monkeypatch.context() as patch:
        patch.setattr(connection, "cursor", gone)
        code, body = ready(client)
    assert code == 503
    assert "database" in body["missing"]


@pytest.fixture
def worker(transactional_db):
    command = [
        *(sys.executable, "-m", "celery", "--app", "network", "worker"),
        *("--pool", "solo", "--without-gossip", "--without-mingle"),
    ]
    process = subprocess.Popen(
        command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    yield process
    process.terminate()
    process.wait(timeout=20)


def test_with_everything_it_is_ready(worker, client):
    for _ in range(15):
        code, body = ready(client)
        if code == 200:
            break
    assert body == {"ready": True, "missing": []}
    assert worker.poll() is None
