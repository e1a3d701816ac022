"""Numbers for who brings the token, and nothing for everybody else."""

import re
from datetime import timedelta

import pytest
import redis
from django.db import DatabaseError
from django.utils import timezone

from network import exposition
from network.lib import metrics
from network.lib.activity import Activity
from notifications.models import DigestPreference, Mail
from tests.factories import a_thread
from tests.network.outages import closed_port

TOKEN = "a-long-token-of-the-monitoring"
LINE = re.compile(r'[a-z_]+(\{[a-z]+="[^"\n]*"(,[a-z]+="[^"\n]*")*\})? -?[0-9.]+')


@pytest.fixture
def scrape(client, settings):
    """scrape(): {metric with its labels: value}."""
    settings.METRICS_TOKEN = TOKEN
    metrics.hand_over()
    with redis.Redis.from_url(settings.REDIS_URL) as sums:
        sums.delete(metrics.COUNTED, metrics.OPEN)

    def call():
        answer = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
        assert answer["Content-Type"].startswith("text/plain; version=0.0.4")
        lines = [line for line in answer.content.decode().splitlines() if line[0] != "#"]
        assert [line for line in lines if not LINE.fullmatch(line)] == []
        return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}

    return call


@pytest.mark.parametrize("given", ["", "Bearer ", f"Bearer {TOKEN}x", TOKEN, "Bearer é"])
def test_without_the_token_there_is_no_such_page(client, db, settings, scrape, given):
    assert scrape()["havn_database_up"] == 1
    assert client.get("/metrics", headers={"Authorization": given}).status_code == 404
    settings.METRICS_TOKEN = ""
    assert client.get("/metrics", headers={"Authorization": given}).status_code == 404


def test_requests_are_counted_by_view_and_status(client, public_forum, scrape):
    client.get("/forums/")
    client.get("/forums/")
    client.get("/nowhere/311280-888Y/")
    found = scrape()
    assert found['havn_requests_total{view="forums",status="200"}'] == 2
    assert found['havn_requests_total{view="",status="404"}'] == 1
    assert found['havn_request_seconds_count{view="forums"}'] == 2
    assert found['havn_request_seconds_bucket{view="forums",le="+Inf"}'] == 2
    assert found['havn_request_seconds_sum{view="forums"}'] > 0


def test_a_class_of_durations_holds_the_shorter_ones(scrape, db):
    for seconds in (0.001, 0.02, 0.02, 99):
        metrics.count_request("thread", 200, seconds)
    found = scrape()
    classes = [found[f'havn_request_seconds_bucket{{view="thread",le="{end}"}}'] for end in ENDS]
    assert classes == [1, 3, 3, 4]


ENDS = ("0.01", "0.025", "10.0", "+Inf")


def test_what_waits_is_counted_and_how_long(scrape, forum, author):
    a_thread(forum, author)
    ago = timezone.now() - timedelta(minutes=10)
    Activity.objects.update(at=ago, handled_at=None)
    Mail.objects.create(member=author, created_at=ago)
    Mail.objects.create(member=author, failed_at=ago)
    DigestPreference.objects.update_or_create(member=author, defaults={"next_at": ago})
    found = scrape()
    for name in ("activities_unhandled", "mails_waiting", "digests_due"):
        assert found[f"havn_{name}"] == 1
        assert 600 <= found[f"havn_{name}_oldest_seconds"] < 660
    assert found["havn_mails_failed"] == 1


def test_nothing_waits(scrape, db):
    found = scrape()
    assert found["havn_mails_waiting"] == found["havn_mails_waiting_oldest_seconds"] == 0


def test_without_redis_the_rest_is_there(scrape, db, settings):
    settings.REDIS_URL = f"redis://127.0.0.1:{closed_port()}/0"
    metrics._client.cache_clear()
    found = scrape()
    metrics._client.cache_clear()
    assert (found["havn_redis_up"], found["havn_database_up"]) == (0, 1)
    assert "havn_mails_waiting" in found


def test_without_the_database_the_rest_is_there(scrape, monkeypatch, db):
    def gone():
        raise DatabaseError("gone")

    monkeypatch.setattr(exposition, "waiting", gone)
    found = scrape()
    assert (found["havn_redis_up"], found["havn_database_up"]) == (1, 0)


def test_each_number_of_the_database_costs_one_query(client, scrape, db, django_assert_num_queries):
    with django_assert_num_queries(4):
        scrape()
