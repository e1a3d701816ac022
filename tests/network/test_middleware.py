"""Every request has a number and a line in the log."""

import logging

import pytest
from django.urls import reverse

NUMBER = "0b6f6c1e-4a52-4d0c-9d3e-1f8a5b7c2d10"


@pytest.fixture
def noted(caplog):
    """noted(): the facts of each request since the last call."""
    caplog.set_level(logging.INFO, logger="network.requests")

    def take():
        facts = [record.facts for record in caplog.records if record.name == "network.requests"]
        caplog.clear()
        return facts

    return take


def test_a_line_names_view_status_and_time(client, thread, watcher, noted):
    client.force_login(watcher)
    client.get(thread.get_absolute_url())
    [facts] = noted()
    assert (facts["method"], facts["view"], facts["status"]) == ("GET", "thread", 200)
    assert facts["ms"] > 0


def test_what_is_nowhere_has_no_view(client, db, noted):
    client.get("/311280-888Y/")
    assert [(f["view"], f["status"]) for f in noted()] == [("", 404)]


def test_a_member_is_the_same_word_each_time_and_not_another_ones(client, author, watcher, noted):
    for member in (author, watcher, author):
        client.force_login(member)
        client.get(reverse("notifications"))
    first, second, third = [facts["member"] for facts in noted()]
    assert first == third != second
    client.logout()
    client.get("/")
    assert "member" not in noted()[0]


def test_the_line_costs_no_query(client, public_forum, noted, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/healthz")
    assert len(noted()) == 1


def test_the_proxys_number_is_taken_and_given_back(client, settings):
    settings.PROXY_COUNT = 1
    assert client.get("/healthz", headers={"X-Request-ID": NUMBER})["X-Request-ID"] == NUMBER


@pytest.mark.parametrize(
    ("proxies", "given"), [(0, NUMBER), (1, "311280-888Y"), (1, NUMBER + "\n"), (1, "")]
)
def test_what_anybody_could_have_written_there_is_not(client, settings, proxies, given):
    settings.PROXY_COUNT = proxies
    got = client.get("/healthz", headers={"X-Request-ID": given})["X-Request-ID"]
    assert got != given
    assert len(got) == 36
