"""`make run`: how it starts, refuses to start, and stops."""

import http.client
import os
import signal
import socket
from pathlib import Path

import psycopg
import pytest

from network.stack.addresses import addresses, free_port
from network.stack.servers import Servers
from tests.whole import Whole


@pytest.fixture(scope="module")
def settled(tmp_path_factory):
    """A stack that has run once; each test starts it again and leaves it stopped."""
    whole = Whole(tmp_path_factory.mktemp("up") / "with a space")
    whole.start()
    whole.wait_until_ready()
    assert whole.stop() == 0
    return whole


@pytest.fixture
def whole(settled):
    yield settled
    if settled.running.poll() is None:
        settled.stop()
    settled.wait_until_nothing_runs()


def modes(data: Path) -> list[int]:
    return [path.stat().st_mode for path in data.parents]


def test_it_is_ready_and_says_where(whole):
    before = modes(whole.data)
    whole.start()
    whole.wait_until_ready()
    assert f"Havn is ready: http://localhost:{whole.port}" in whole.words()
    # A reader, not only the check of health.
    connection = http.client.HTTPConnection("localhost", whole.port, timeout=10)
    connection.request("GET", "/")
    assert connection.getresponse().status == 200
    connection.close()
    assert modes(whole.data) == before


def test_a_second_one_on_the_same_folder_says_that_it_is_running(whole):
    whole.start()
    whole.wait_until_ready()
    second = Whole(whole.data, free_port())
    second.said = whole.said.with_name("second.said")
    second.start()
    assert second.running.wait(30) == 1
    assert f"Havn cannot start: it is already running on {whole.data}" in second.words()
    assert whole.is_ready()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_during_set_up_ends_everything(tmp_path, number):
    whole = Whole(tmp_path / "data")
    whole.start(in_background=True)
    while "Migrating" not in whole.words():
        assert whole.running.poll() is None, whole.words()
    assert "postgres" in whole.children()
    assert whole.stop(number) == 0
    assert whole.children() == []
    assert "Traceback" not in whole.words()


def test_a_signal_when_it_is_ready_ends_everything(whole):
    whole.start()
    whole.wait_until_ready()
    # The supervisor, PostgreSQL, Valkey, web, worker and beat; PostgreSQL has some of its own.
    assert len(whole.children()) > 6
    assert whole.stop(signal.SIGTERM) == 0
    assert whole.children() == []
    assert whole.words().rstrip().endswith("Stopping")


def test_after_a_kill_nothing_is_left_and_the_next_start_takes_over(whole):
    whole.start()
    whole.wait_until_ready()
    whole.running.kill()
    whole.running.wait()
    whole.start()
    whole.wait_until_ready()
    assert whole.stop() == 0


def test_a_port_of_somebody_else_for_the_database_is_left_to_them(whole):
    own = addresses(whole.environ, whole.data).own
    with socket.create_server(("127.0.0.1", own.postgres_port)):
        whole.start()
        whole.wait_until_ready()
        assert addresses(whole.environ, whole.data).own.postgres_port != own.postgres_port
        assert whole.stop() == 0


def is_one_sentence(said: str) -> bool:
    return said.startswith("Havn cannot start: ") and said.count("\n") == 1


def test_a_taken_port_is_told(whole):
    with socket.create_server(("127.0.0.1", whole.port)):
        said = whole.refusal()
    assert is_one_sentence(said)
    assert f"Port {whole.port} cannot be used (Address already in use)" in said


@pytest.mark.parametrize("port", ["http", "0", "70000", "-1"])
def test_a_port_that_is_none_is_told(tmp_path, port):
    whole = Whole(tmp_path / "data", PORT=port)
    said = whole.refusal()
    assert is_one_sentence(said)
    assert f"PORT='{port}' is not a port number" in said


def test_a_database_of_a_newer_havn_is_left_alone(whole):
    servers = Servers(whole.data, addresses(whole.environ, whole.data).own, with_valkey=False)

    def ask(statement):
        servers.start()
        try:
            with psycopg.connect(servers.own.database_url) as connection:
                connection.execute(statement)
        finally:
            servers.stop()

    ask(
        "INSERT INTO django_migrations (app, name, applied)"
        " VALUES ('forums', '9999_next_year', now())"
    )
    said = whole.refusal()
    ask("DELETE FROM django_migrations WHERE name = '9999_next_year'")
    assert is_one_sentence(said)
    assert "written by a newer Havn (forums.9999_next_year)" in said


WRONG = {
    "no address": {"DATABASE_URL": "nonsense"},
    "nobody there": {"DATABASE_URL": "postgresql://havn:secret@127.0.0.1:1/havn"},
    "no such host": {"REDIS_URL": "redis://:secret@no.host.invalid:6379/0"},
    "no Redis there": {"REDIS_URL": "redis://:secret@127.0.0.1:1/0"},
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_url_is_told_without_its_password(tmp_path, what):
    whole = Whole(tmp_path / "data", SECRET_KEY="k" * 50, **WRONG[what])
    said = whole.refusal()
    assert is_one_sentence(said)
    assert next(iter(WRONG[what])) in said
    assert "secret" not in said


def test_a_damaged_folder_is_told(tmp_path):
    whole = Whole(tmp_path / "data")
    (whole.data / "postgres").mkdir(parents=True)
    (whole.data / "postgres" / "holiday.jpg").write_bytes(b"\xff\xd8")
    said = whole.refusal()
    assert is_one_sentence(said)
    assert "postgres is damaged: it holds no PostgreSQL data" in said


def test_a_folder_that_may_not_be_written_is_told(tmp_path):
    whole = Whole(tmp_path / "closed" / "data")
    whole.data.parent.mkdir(mode=0o500)
    if os.access(whole.data.parent, os.W_OK):
        # Root may write everywhere but where nobody can.
        whole = Whole(Path("/proc/havn/data"))
    said = whole.refusal()
    assert is_one_sentence(said)
    assert f"The data folder {whole.data} cannot be written" in said


def test_ctrl_c_before_anything_has_begun_is_no_traceback(tmp_path):
    whole = Whole(tmp_path / "data")
    whole.start()
    whole.stop(signal.SIGINT)
    assert "Traceback" not in whole.words()
    assert whole.children() == []
