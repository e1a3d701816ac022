"""The embedded servers on good data, on damaged data, and as root."""

import os
import shutil
import stat
from pathlib import Path

import psycopg
import pytest
import redis

from network.stack import Unusable, postgres, rights
from network.stack.addresses import addresses
from network.stack.servers import LOCK, Servers, folder_is_ours

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root gives its rights away")


def servers_of(data: Path) -> Servers:
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Servers(data, addresses({"HAVN_DATA": str(data)}, data).own)


@pytest.fixture(scope="module")
def pristine(tmp_path_factory):
    """A data folder that was used and closed."""
    data = tmp_path_factory.mktemp("pristine") / "data"
    servers = servers_of(data)
    try:
        servers.start()
        with psycopg.connect(servers.own.database_url) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 'still here' AS words")
        with redis.Redis.from_url(servers.own.redis_url(0)) as client:
            client.set("kept", "still here")
    finally:
        servers.stop()
    return data


@pytest.fixture
def used(pristine, tmp_path):
    """A copy of it to damage, in a folder whose name is not easy."""
    data = tmp_path / "a däta folder" / ("deep" * 40)
    shutil.copytree(pristine, data, copy_function=shutil.copy2)
    for path in (data, *data.rglob("*")):
        source = (pristine / path.relative_to(data)).stat()
        os.chown(path, source.st_uid, source.st_gid)
    return data


@pytest.fixture
def started(used):
    """started(): the servers on the used folder; stopped after the test."""
    running = []

    def start():
        running.append(servers_of(used))
        running[-1].start()
        return running[-1]

    yield start
    for servers in running:
        servers.stop()


def words_kept(servers) -> tuple[str, str]:
    with psycopg.connect(servers.own.database_url) as connection:
        row = connection.execute("SELECT words FROM kept").fetchone()
    with redis.Redis.from_url(servers.own.redis_url(0)) as client:
        return row[0], client.get("kept").decode()


def test_what_was_written_is_there_after_a_restart(started):
    assert words_kept(started()) == ("still here", "still here")


def test_what_was_written_is_there_after_a_kill(started):
    servers = started()
    with psycopg.connect(servers.own.database_url) as connection:
        connection.execute("UPDATE kept SET words = 'to the last'")
    for process in servers.processes:
        process.running.kill()
        process.running.wait()
    assert words_kept(started()) == ("to the last", "still here")


def test_nobody_gets_in_without_the_password(started):
    servers = started()
    wrong = servers.own.database_url.replace(servers.own.postgres_password, "guessed")
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(wrong)
    with (
        redis.Redis.from_url(f"redis://127.0.0.1:{servers.own.valkey_port}/0") as client,
        pytest.raises(redis.AuthenticationError),
    ):
        client.ping()


def test_passwords_stand_in_no_argument(started):
    servers = started()
    words = " ".join(word for process in servers.processes for word in process.command)
    assert servers.own.postgres_password not in words
    assert servers.own.valkey_password not in words


def test_letters_of_every_language_are_folded_whatever_the_shell_says(started, monkeypatch):
    monkeypatch.setenv("LC_ALL", "xx_YY.UTF-8")
    with psycopg.connect(started().own.database_url) as connection:
        assert connection.execute("SELECT lower('ÕÄØŁΣΑ')").fetchone() == ("õäøłσα",)


def garbage(data):
    shutil.rmtree(data / "postgres")
    (data / "postgres").mkdir()
    (data / "postgres" / "holiday.jpg").write_bytes(b"\xff\xd8")


def no_version(data):
    (data / "postgres" / "PG_VERSION").unlink()


def newer_version(data):
    (data / "postgres" / "PG_VERSION").write_text("19\n")


def torn_control(data):
    (data / "postgres" / "global" / "pg_control").write_bytes(os.urandom(8192))


def no_tables(data):
    shutil.rmtree(data / "postgres" / "base")


def other_password(data):
    (data / "addresses.json").unlink()


def torn_file(data):
    for path in (data / "valkey" / "appendonlydir").glob("*.manifest"):
        path.write_text("nonsense\n")


def torn_writes(data):
    for path in (data / "valkey" / "appendonlydir").glob("*.incr.aof"):
        path.write_bytes(b"*3\r\n$3\r\nSET\r\nnonsense" + os.urandom(200))


DAMAGE = {
    garbage: "postgres is damaged: it holds no PostgreSQL data",
    no_version: "postgres is damaged: it holds no PostgreSQL data",
    newer_version: "was written by PostgreSQL 19, and this is 18",
    torn_control: "PostgreSQL does not start on .*postgres: ",
    no_tables: "PostgreSQL does not ",
    other_password: "was made with another password than the one in",
    torn_file: "Valkey does not start on .*valkey: ",
    torn_writes: "Valkey does not start on .*valkey: ",
}


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda damage: damage.__name__)
def test_damage_is_told_in_one_sentence_and_nothing_is_left_running(used, damage):
    damage(used)
    servers = servers_of(used)
    try:
        with pytest.raises(Unusable, match=DAMAGE[damage]) as refusal:
            servers.start()
        assert "\n" not in str(refusal.value)
    finally:
        servers.stop()
    assert not any(process.is_alive() for process in servers.processes)


def test_a_stopped_first_start_is_begun_again(tmp_path):
    data = tmp_path / "data"
    half_made = data / "postgres.new"
    half_made.mkdir(parents=True)
    (half_made / "PG_VERSION").write_text("18\n")
    servers = servers_of(data)
    postgres.prepare(data / "postgres", servers.own)
    assert (data / "postgres" / "PG_VERSION").exists()
    assert not half_made.exists()


def test_two_do_not_run_on_one_folder(tmp_path):
    with (
        folder_is_ours(tmp_path),
        pytest.raises(Unusable, match="already running"),
        folder_is_ours(tmp_path),
    ):
        pass
    with folder_is_ours(tmp_path):
        assert (tmp_path / LOCK).exists()


@pytest.fixture
def without_namespaces(monkeypatch):
    """A machine that allows no user namespaces, as many containers."""
    monkeypatch.setattr(rights, "NAMESPACE", ("false",))
    rights.prefix.cache_clear()
    yield
    rights.prefix.cache_clear()


def modes(*paths: Path) -> list[int]:
    return [stat.S_IMODE(path.stat().st_mode) for path in paths]


@as_root
def test_root_without_namespaces_runs_it_as_nobody(without_namespaces, used, started):
    above = [path for path in used.parents if path != Path("/")]
    for path in above[:-1]:
        path.chmod(path.stat().st_mode | 0o011)
    before = modes(*above)
    servers = started()
    assert words_kept(servers) == ("still here", "still here")
    status = Path(f"/proc/{servers.postgres.running.pid}/status").read_text()
    assert f"Uid:\t{rights.NOBODY}\t{rights.NOBODY}" in status
    assert modes(*above) == before
    assert modes(used / "addresses.json", used / "postgres") == [0o600, 0o700]


@as_root
def test_root_goes_back_and_forth_between_the_two(used, started, monkeypatch):
    if not rights._works(*rights.NAMESPACE):
        pytest.skip("this machine allows no user namespaces")
    for path in list(used.parents)[:-2]:
        path.chmod(path.stat().st_mode | 0o011)
    with monkeypatch.context() as patch:
        patch.setattr(rights, "NAMESPACE", ("false",))
        rights.prefix.cache_clear()
        started().stop()
    rights.prefix.cache_clear()
    assert words_kept(started()) == ("still here", "still here")


@as_root
def test_a_folder_that_nobody_cannot_reach_is_told(without_namespaces, used):
    used.parent.chmod(0o700)
    servers = servers_of(used)
    with pytest.raises(Unusable, match="another user does not reach"):
        servers.start()
    assert modes(used.parent) == [0o700]


@as_root
def test_root_leaves_the_data_of_an_ordinary_user_alone(used):
    os.chown(used / "postgres", 12345, 12345)
    with pytest.raises(Unusable, match="belongs to the user with the number 12345"):
        servers_of(used).start()
    assert (used / "postgres").stat().st_uid == 12345
