"""Two caches that outlive Redis."""

import time

import pytest
from django.core.cache import caches
from django.db import connection

from network.lib import cache as module
from tests.network.outages import silent_port, without_redis


@pytest.fixture
def away(settings, db):
    return without_redis(settings)


def test_while_redis_is_there_both_keep_and_find(db):
    for name in ("default", "fragments"):
        caches[name].set("a", 1)
        assert caches[name].get("a") == 1
        assert caches[name].get_many(["a", "b"]) == {"a": 1}


def test_what_can_be_made_again_is_forgotten_while_redis_is_away(away):
    cache = caches["fragments"]
    cache.set("a", 1)
    assert cache.get("a") is None
    assert cache.get("a", "other") == cache.get("a", default="other") == "other"
    assert cache.get_many(["a"]) == {}
    assert cache.set_many({"a": 1}) == []
    assert cache.add("a", 1) is True
    assert not cache.has_key("a")
    assert not cache.delete("a")
    with pytest.raises(ValueError, match="not there"):
        cache.incr("a")


def test_what_must_not_be_lost_is_kept_in_the_database_while_redis_is_away(away):
    cache = caches["default"]
    cache.set("a", 1)
    assert cache.get("a") == 1
    assert caches["fallback"].get("a") == 1
    assert cache.add("a", 5) is False
    assert cache.incr("a") == 2
    assert cache.get_many(["a", "b"]) == {"a": 2}
    cache.delete("a")
    assert cache.get("a") is None


def test_counting_in_the_database_leaves_the_end_of_the_window_where_it_is(away):
    """A limit of an hour is one of an hour, and one of a minute ends after a minute."""
    for key, seconds in (("an-hour", 3600), ("a-minute", 60)):
        caches["default"].add(key, 0, seconds)
        ends = ends_of(key)
        assert [caches["default"].incr(key) for _ in range(5)] == [1, 2, 3, 4, 5]
        assert ends_of(key) == ends
    caches["default"].set("over", 1, -1)
    for key in ("over", "never-there"):
        with pytest.raises(ValueError, match="not found"):
            caches["default"].incr(key)


def ends_of(key):
    with connection.cursor() as cursor:
        made = caches["fallback"].make_key(key)
        cursor.execute("SELECT expires FROM cache_fallback WHERE cache_key = %s", [made])
        return cursor.fetchone()[0]


def test_a_redis_that_is_back_is_used_again(settings, db):
    caches["default"].set("a", "in Redis")
    there = {name: dict(config) for name, config in settings.CACHES.items()}
    without_redis(settings)
    assert caches["default"].get("a") is None
    settings.CACHES = there
    assert caches["default"].get("a") == "in Redis"


def test_after_a_failure_redis_is_left_alone_for_two_seconds(away, monkeypatch):
    caches["fragments"].get("a")
    asked = []
    monkeypatch.setattr(module, "log", type("", (), {"warning": lambda *args: asked.append(args)}))
    for _ in range(5):
        caches["fragments"].get("a")
    assert asked == []
    monkeypatch.setattr(time, "monotonic", lambda now=time.monotonic: now() + module.PAUSE)
    caches["fragments"].get("a")
    assert len(asked) == 1


def test_a_redis_that_never_answers_costs_one_wait_and_not_one_a_call(settings, db):
    with silent_port() as port:
        without_redis(settings, port)
        started = time.monotonic()
        for _ in range(20):
            assert caches["fragments"].get("a") is None
    assert time.monotonic() - started < 2


def test_a_member_stays_signed_in_while_redis_is_away(settings, client, watcher):
    client.force_login(watcher)
    assert "Good to see you" in client.get("/").content.decode()
    without_redis(settings)
    assert "Good to see you" in client.get("/").content.decode()
