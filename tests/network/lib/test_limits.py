"""How often one account may do a thing, with Redis and without."""

import pytest
from django.core.cache import cache
from django.http import HttpResponse

from network.lib.limits import limited
from tests.network.outages import without_redis


@limited("tries", account=2, per=60)
def view(request):
    return HttpResponse("done")


@pytest.fixture(params=["with Redis", "without Redis"])
def redis(request, settings, db):
    if request.param == "without Redis":
        without_redis(settings)


@pytest.fixture
def post(rf):
    def send(member, method="post"):
        request = getattr(rf, method)("/")
        request.user = member
        return view(request).status_code

    return send


def test_the_third_is_one_too_many_for_that_account_only(redis, post, author, watcher):
    assert [post(author) for _ in range(3)] == [200, 200, 429]
    assert post(watcher) == 200


def test_reading_is_not_counted(redis, post, author):
    assert [post(author, "get") for _ in range(5)] == [200] * 5
    assert post(author) == 200


def test_once_the_count_ran_out_one_may_again(redis, post, author):
    assert [post(author) for _ in range(3)] == [200, 200, 429]
    cache.delete(f"limit:tries:{author.pk}")
    assert post(author) == 200


def test_a_count_that_ran_out_between_two_calls_starts_anew(post, author, monkeypatch):
    monkeypatch.setattr(type(cache._connections[cache._alias]), "add", lambda *args: True)
    assert post(author) == 200
