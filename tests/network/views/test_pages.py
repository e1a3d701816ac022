"""Pages that anybody may read, and what they say to search engines."""

import pytest
from django.urls import reverse

from tests.factories import a_thread

PUBLIC = ["about", "help", "accessibility", "guidelines", "privacy", "forums", "home"]
FOOTER = ["about", "guidelines", "help", "privacy", "accessibility", "status"]


def text(answer):
    return answer.content.decode()


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_page_is_described_and_has_one_address(client, db, settings, name):
    settings.HAVN_URL = "https://havn.example"
    page = text(client.get(reverse(name), {"utm": "x"}))
    assert '<meta name="description" content="' in page
    assert f'<link rel="canonical" href="https://havn.example{reverse(name)}">' in page
    assert "noindex" not in page


def test_every_page_leads_to_them(client, forum, author):
    for member in (None, author):
        if member:
            client.force_login(member)
        page = text(client.get("/forums/"))
        for name in FOOTER:
            assert f'href="{reverse(name)}"' in page, name


def test_about_names_the_priorities_and_who_sits_today(client, db):
    page = text(client.get(reverse("about")))
    assert "1998" in page
    assert "6 priorities" in page
    assert "The best interests of children in migration" in page
    assert "<li>European Commission</li>" in page
    assert "Russia" not in page


def test_help_says_whom_to_call(client, db):
    page = text(client.get(reverse("help")))
    for number in ("112", "116111", "116000"):
        assert f'href="tel:{number}"' in page


def test_public_threads_may_be_found_and_all_else_not(client, author, public_forum, forum):
    public, closed = a_thread(public_forum, author), a_thread(forum, author)
    page = text(client.get(public.get_absolute_url()))
    assert "noindex" not in page
    assert public.get_absolute_url() in page.split('rel="canonical"')[1].split(">")[0]
    assert "noindex" in text(client.get("/nowhere/"))
    assert "noindex" in text(client.get(reverse("account_login")))
    client.force_login(author)
    own = ["/directory/", "/notifications/", "/settings/profile/", f"/members/{author.handle}/"]
    for address in [closed.get_absolute_url(), f"/forums/{forum.slug}/", *own]:
        assert "noindex" in text(client.get(address)), address


def test_the_second_page_has_an_address_of_its_own(client, author, public_forum, settings):
    settings.POSTS_PER_PAGE = 2
    thread = a_thread(public_forum, author, posts=3)
    page = text(client.get(thread.get_absolute_url() + "?page=2"))
    assert f'{thread.get_absolute_url()}?page=2">' in page.split('rel="canonical"')[1]


def test_on_paper_a_closed_thread_says_that_it_is(client, author, public_forum, forum):
    public, closed = a_thread(public_forum, author), a_thread(forum, author)
    client.force_login(author)
    words = "Do not pass this paper on"
    assert words in text(client.get(closed.get_absolute_url()))
    assert words not in text(client.get(public.get_absolute_url()))
