"""Errors in the site's look, in plain words."""

import pytest
from django.test import Client, override_settings
from django.urls import path, reverse

from network.urls import urlpatterns as house


def break_down(request):
    raise RuntimeError("the roof")


urlpatterns = [*house, path("broken/", break_down)]
handler403 = "network.views.errors.forbidden"
handler404 = "network.views.errors.not_found"


def in_the_sites_look(response):
    page = response.content.decode()
    return "css/tokens.css" in page and "<h1>" in page and "Havn" in page


def test_a_page_that_is_not_there(client, db):
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert in_the_sites_look(response)
    assert "sign in first" in response.content.decode()


def test_a_member_is_not_told_to_sign_in(client, watcher):
    client.force_login(watcher)
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert "sign in first" not in response.content.decode()


def test_what_may_be_read_but_not_done(client, public_forum, stranger):
    client.force_login(stranger)
    response = client.get(reverse("thread_new", args=[public_forum.slug]))
    assert response.status_code == 403
    assert in_the_sites_look(response)
    assert "Nothing was changed" in response.content.decode()


def test_a_form_that_was_open_too_long(db):
    response = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "x"})
    assert response.status_code == 403
    assert in_the_sites_look(response)
    assert "its key has expired" in response.content.decode()


@pytest.fixture
def broken(db, caplog):
    with override_settings(ROOT_URLCONF=__name__):
        yield Client(raise_request_exception=False)


def test_what_broke_on_our_side(broken, watcher, caplog):
    for member in (None, watcher):
        if member:
            broken.force_login(member)
        response = broken.get("/broken/")
        page = response.content.decode()
        assert response.status_code == 500
        assert in_the_sites_look(response)
        assert "Something broke on our side" in page
        assert "the roof" not in page
    assert "the roof" in caplog.text


def test_a_broken_page_needs_no_database(broken, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert broken.get("/broken/").status_code == 500
