"""Servers that are named by a URL and do not let us in."""

from dataclasses import replace

import pytest
from django.conf import settings

from network.stack import Unusable, outside
from network.stack.addresses import free_port

WHERE = settings.ADDRESSES


def named(**urls):
    """The addresses of the tests' own servers, one of them as if it were somebody else's."""
    return replace(WHERE, **urls)


def with_port(url: str, port: int) -> str:
    before, _colon, after = url.rpartition(":")
    return f"{before}:{port}/{after.partition('/')[2]}"


def test_servers_that_answer_are_fine():
    outside.check(named(own=None))


def test_our_own_are_not_asked_before_they_are_started():
    own = replace(WHERE.own, postgres_port=free_port(), valkey_port=free_port())
    ours = {"database_url": own.database_url, "redis_url": own.redis_url(0)}
    outside.check(named(own=own, cache_url=own.redis_url(1), **ours))


@pytest.mark.parametrize("name", ["DATABASE_URL", "REDIS_URL", "CACHE_URL"])
def test_a_server_that_is_not_there_is_named(name):
    url = with_port(getattr(WHERE, name.lower()), free_port())
    with pytest.raises(Unusable, match=rf"{name} at 127.0.0.1:\d+ cannot be used: .*refused"):
        outside.check(named(own=None, **{name.lower(): url}))


def test_a_host_that_is_not_there_is_named():
    for name, url in [("database_url", "postgresql://h@no.host.invalid/havn")]:
        with pytest.raises(Unusable, match=r"no\.host\.invalid cannot be used: "):
            outside.check(named(own=None, **{name: url}))


def test_a_wrong_database_password_is_told_and_not_shown():
    url = WHERE.database_url.replace(WHERE.own.postgres_password, "guessed")
    with pytest.raises(Unusable, match="password authentication failed") as refusal:
        outside.check(named(own=None, database_url=url))
    assert "guessed" not in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("name", ["redis_url", "cache_url"])
def test_a_wrong_redis_password_is_told_and_not_shown(name):
    url = getattr(WHERE, name).replace(WHERE.own.valkey_password, "guessed")
    with pytest.raises(Unusable, match=f"{name.upper()} .*password") as refusal:
        outside.check(named(own=None, **{name: url}))
    assert "guessed" not in str(refusal.value)


def test_a_database_that_is_not_there_is_told():
    url = f"{WHERE.database_url.rpartition('/')[0]}/nowhere"
    with pytest.raises(Unusable, match='database "nowhere" does not exist'):
        outside.check(named(own=None, database_url=url))
