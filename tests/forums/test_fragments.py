"""A post as HTML: one for everybody who sees the same face of it."""

import pytest
from django.core.cache import caches
from django.urls import reverse

from directory.actions import members, organisations
from directory.models import Country, Sector
from forums import fragments
from forums.actions import posts
from forums.fragments import MEMBERS, PUBLIC, render, rows
from forums.models import Post
from tests.factories import a_member, a_reply, a_thread
from tests.network.outages import without_redis


def row_of(thread, number=1):
    return rows(thread.posts.filter(number=number))[0]


def html_of(thread, face=MEMBERS):
    row = row_of(thread)
    return render([row], face)[row.pk]


def change_face(member, **fields):
    face = {
        "name": member.name,
        "headline": "Adviser",
        "about": "",
        "country": Country.objects.get(pk="FI"),
        "sector": Sector.objects.get(pk="school"),
    }
    return members.change_face(member=member, **(face | fields))


def test_members_see_who_wrote(thread, author):
    html = html_of(thread)
    assert author.name in html
    assert reverse("member", args=[author.handle]) in html
    assert "Finland" in html


def test_the_public_face_says_sector_and_country_and_no_name(public_forum, author):
    change_face(author, headline="Adviser in the second school")
    html = html_of(a_thread(public_forum, author), PUBLIC)
    assert "Finland" in html
    assert author.sector.label in html
    for name in (author.name, author.handle, "Adviser"):
        assert name not in html


def test_two_members_receive_the_same_bytes(client, thread, author, watcher, seat_holder):
    row, pages = row_of(thread), []
    for member in (watcher, seat_holder):
        client.force_login(member)
        pages.append(client.get(thread.get_absolute_url()).content.decode())
    before, after = render([row], MEMBERS)[row.pk].split(fragments.CONTROLS)
    # What stands at the mark is a fragment of its own: what each of them can do with the post.
    assert all(before in page and after in page for page in pages)


def test_the_authors_own_copy_differs_only_at_the_mark(writing, thread):
    row = row_of(thread)
    fragment = render([row], MEMBERS)[row.pk]
    before, after = fragment.split(fragments.CONTROLS)
    page = writing.get(thread.get_absolute_url()).content.decode()
    assert before in page
    assert after in page
    assert fragment not in page


def test_an_edit_asks_for_another_key_and_shows_at_once(thread, author):
    old = row_of(thread)
    assert "Better words" not in html_of(thread)
    a_reply(thread, author)
    posts.edit(
        post=thread.posts.get(number=1), editor=author, written="Better words.", written_as="text"
    )
    assert row_of(thread).key(MEMBERS, "en") != old.key(MEMBERS, "en")
    assert "Better words" in html_of(thread)
    assert "edited" in html_of(thread)


def test_another_face_of_the_author_shows_at_once(thread, author):
    html_of(thread)
    change_face(author, name="Kaisa Rautio", headline="Head of unit")
    html = html_of(thread)
    assert "Kaisa Rautio" in html
    assert "Head of unit" in html


def test_another_name_of_the_employer_shows_at_once(thread, author):
    place = {"slug": "unit", "country": author.country, "sector": author.sector}
    unit = organisations.enter(name="Family unit", **place)
    members.affiliate(
        member=author, organisation=unit, function="Adviser", starts=author.joined_at.date()
    )
    assert "Family unit" in html_of(thread)
    organisations.enter(name="House of families", **place)
    assert "House of families" in html_of(thread)


def test_a_new_release_asks_for_other_keys(thread, monkeypatch):
    old = row_of(thread).key(MEMBERS, "en")
    monkeypatch.setattr(fragments, "RELEASE", "another")
    assert row_of(thread).key(MEMBERS, "en") != old


def test_each_face_and_each_language_has_its_own(thread):
    row = row_of(thread)
    keys = {row.key(face, language) for face in (MEMBERS, PUBLIC) for language in ("en", "et")}
    assert len(keys) == 4


def test_what_is_cached_is_not_rendered_again(thread, django_assert_num_queries):
    found = rows(thread.posts.all())
    with django_assert_num_queries(1):
        first = render(found, MEMBERS)
    with django_assert_num_queries(0):
        assert render(found, MEMBERS) == first


@pytest.mark.parametrize("how_many", [1, 3])
def test_rendering_costs_one_query_whatever_the_number_of_posts_and_authors(
    forum, how_many, django_assert_num_queries
):
    found = []
    for _ in range(how_many):
        found += rows(a_thread(forum, a_member()).posts.all())
    with django_assert_num_queries(1):
        assert len(render(found, MEMBERS)) == how_many


def test_a_post_that_went_away_meanwhile_is_left_out(thread, author):
    found = rows(thread.posts.all())
    Post.objects.all().delete()
    assert render(found, MEMBERS) == {}


def test_a_page_without_the_cache_is_the_same_page(thread, settings):
    with_cache = html_of(thread)
    without_redis(settings)
    assert caches["fragments"].get_many(["any"]) == {}
    assert html_of(thread) == with_cache
