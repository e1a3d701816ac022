"""The secretariat's pages are there for the secretariat alone."""

from django.urls import reverse

HOME = reverse("secretariat")


def test_the_secretariat_finds_its_pages_in_its_menu(client, secretariat):
    client.force_login(secretariat)
    answer = client.get(HOME)
    assert answer.status_code == 200
    assert f'href="{HOME}"' in client.get("/").content.decode()


def test_for_everybody_else_they_are_not_there(client, author, moderator, seat_holder):
    for member in (author, moderator, seat_holder):
        client.force_login(member)
        assert client.get(HOME).status_code == 404
        assert HOME not in client.get("/").content.decode()


def test_a_visitor_is_asked_to_sign_in(client, db):
    answer = client.get(HOME)
    assert answer.status_code == 302
    assert answer.url.startswith("/accounts/login/")
