"""What machines are told."""

from datetime import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import a_thread


@pytest.fixture(autouse=True)
def address(settings):
    settings.HAVN_URL = "https://havn.example"


def test_robots_leads_to_the_sitemap(client):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    assert "Sitemap: https://havn.example/sitemap.xml" in answer.content.decode().splitlines()


def test_the_sitemap_holds_what_a_visitor_may_read_and_nothing_else(
    client, author, public_forum, forum, seats_forum
):
    public = a_thread(public_forum, author)
    closed = [a_thread(forum, author), a_thread(seats_forum, author)]
    for member in (None, author):
        if member:
            client.force_login(member)
        page = client.get("/sitemap.xml").content.decode()
        assert f"<loc>https://havn.example{public.get_absolute_url()}</loc>" in page
        assert f"<loc>https://havn.example{reverse('forum', args=['open-square'])}</loc>" in page
        assert "<loc>https://havn.example/guidelines/</loc>" in page
        assert "<loc>https://havn.example/bodies/expert-group/</loc>" in page
        for thread in closed:
            assert f"/threads/{thread.pk}/" not in page
            assert f"/forums/{thread.forum.slug}/" not in page


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_sitemap_costs_the_same_whatever_its_length(
    client, author, public_forum, how_many, django_assert_num_queries
):
    for _ in range(how_many):
        a_thread(public_forum, author)
    with django_assert_num_queries(7):
        client.get("/sitemap.xml")


def test_security_txt_says_whom_to_tell_and_has_not_expired(client):
    lines = client.get("/.well-known/security.txt").content.decode().splitlines()
    said = dict(line.split(": ", 1) for line in lines)
    assert said["Contact"] == "mailto:security@havn.example"
    expires = datetime.fromisoformat(said["Expires"].replace("Z", "+00:00"))
    assert 0 < (expires - timezone.now()).days < 365
