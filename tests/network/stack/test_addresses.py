"""Where the servers are, and what is said when the environment or the folder is wrong."""

import json
import socket
import stat
from dataclasses import asdict

import pytest

from network.stack import Unusable
from network.stack.addresses import FILE, addresses, free_port, why_taken, with_free_ports

URLS = {
    "DATABASE_URL": "postgresql://havn:secret@db.example:5432/havn",
    "REDIS_URL": "redis://:secret@redis.example:6379/0",
    "SECRET_KEY": "k" * 50,
}
WRONG_DATABASE = [
    "nonsense",
    "mysql://havn:secret@db.example/havn",
    "postgresql://havn:secret@db.example:port/havn",
    "postgresql://havn:secret@db.example:0/havn",
    "postgresql://havn:secret@db.example:5432",
    "postgresql://havn:se%zzcret@db.example/havn",
    "postgresql://[::1/havn",
]
WRONG_REDIS = ["localhost:6379", "http://redis.example", "redis://:secret@redis.example/cache"]


def test_a_fresh_folder_gets_ports_and_passwords_of_its_own(tmp_path):
    first = addresses({}, tmp_path)
    again = addresses({}, tmp_path)
    other = addresses({"HAVN_DATA": str(tmp_path / "other")}, tmp_path)
    assert first.data == tmp_path / "var"
    assert first == again
    assert first.own.postgres_password != other.own.postgres_password
    assert first.embedded


def test_only_the_owner_reads_the_passwords(tmp_path):
    where = addresses({}, tmp_path)
    assert stat.S_IMODE((where.data / FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE(where.data.stat().st_mode) == 0o700


def test_a_relative_folder_is_seen_from_where_one_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert addresses({"HAVN_DATA": "data"}, tmp_path / "project").data == tmp_path / "data"


def test_with_every_url_nothing_is_written(tmp_path):
    where = addresses(URLS, tmp_path)
    assert where.own is None
    assert not where.embedded
    assert where.cache_url == URLS["REDIS_URL"]
    assert list(tmp_path.iterdir()) == []


def test_one_url_leaves_the_other_server_to_us(tmp_path):
    where = addresses({"REDIS_URL": URLS["REDIS_URL"]}, tmp_path)
    assert where.redis_url == URLS["REDIS_URL"]
    assert where.database_url == where.own.database_url
    assert where.embedded


@pytest.mark.parametrize("url", WRONG_DATABASE)
def test_a_wrong_database_url_is_refused_without_its_password(tmp_path, url):
    with pytest.raises(Unusable, match="DATABASE_URL") as refusal:
        addresses(URLS | {"DATABASE_URL": url}, tmp_path)
    assert "cret" not in str(refusal.value)


@pytest.mark.parametrize("name", ["REDIS_URL", "CACHE_URL"])
@pytest.mark.parametrize("url", WRONG_REDIS)
def test_a_wrong_redis_url_is_refused_without_its_password(tmp_path, name, url):
    with pytest.raises(Unusable, match=name) as refusal:
        addresses(URLS | {name: url}, tmp_path)
    assert "secret" not in str(refusal.value)


def test_a_password_may_hold_escaped_characters(tmp_path):
    url = "postgresql://havn:a%40b%2Fc@db.example/havn?sslmode=require"
    assert addresses(URLS | {"DATABASE_URL": url}, tmp_path).database_url == url


DAMAGE = {
    "empty": lambda whole: "",
    "cut off": lambda whole: json.dumps(whole)[:40],
    "no object": lambda whole: "[]",
    "a part missing": lambda whole: json.dumps({"secret_key": whole["secret_key"]}),
    "a port that is none": lambda whole: json.dumps(whole | {"postgres_port": "many"}),
    "a password of two lines": lambda whole: json.dumps(whole | {"valkey_password": "a\nb"}),
}


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_file_is_named_and_left_alone(tmp_path, how):
    where = addresses({}, tmp_path)
    words = DAMAGE[how](asdict(where.own))
    (where.data / FILE).write_text(words)
    with pytest.raises(Unusable, match="is damaged"):
        addresses({}, tmp_path)
    assert (where.data / FILE).read_text() == words


def test_a_folder_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "var").write_text("")
    with pytest.raises(Unusable, match="cannot be"):
        addresses({}, tmp_path)


def test_servers_move_to_a_free_port_and_keep_their_passwords(tmp_path):
    where = addresses({}, tmp_path)
    assert with_free_ports(where.data, where.own) == where.own
    with socket.create_server(("127.0.0.1", where.own.postgres_port)):
        moved = with_free_ports(where.data, where.own)
    assert moved.postgres_port != where.own.postgres_port
    assert moved.valkey_port == where.own.valkey_port
    assert moved.postgres_password == where.own.postgres_password
    assert addresses({}, tmp_path).own == moved


def test_a_port_is_taken_while_somebody_listens():
    port = free_port()
    assert why_taken(port) == ""
    with socket.create_server(("127.0.0.1", port)):
        assert why_taken(port) == "Address already in use"
    assert why_taken(port) == ""


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
def test_a_port_is_taken_when_localhost_would_lead_to_somebody_else():
    port = free_port()
    with socket.create_server(("::1", port), family=socket.AF_INET6):
        assert why_taken(port) == "Address already in use"
