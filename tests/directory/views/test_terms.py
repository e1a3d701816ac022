"""The words of the field stand on a page for everybody."""

import re

from django.urls import reverse

from directory.terms import terms
from directory.vocabularies import languages_by_code


def test_each_word_has_its_place_its_meaning_and_its_names(client, db):
    page = client.get(reverse("terms")).content.decode()
    for term in terms():
        assert f'id="{term.slug}"' in page
        assert term.meaning.split(".")[0].replace("'", "&#x27;") in page
    assert '<li lang="sv">barnets bästa <span class="where">(Svenska)</span></li>' in page
    assert '<s lang="en">child pornography</s>' in page
    assert "noindex" not in page


def test_the_file_is_in_order():
    slugs = [term.slug for term in terms()]
    assert len(set(slugs)) == len(slugs) > 10
    assert all(re.fullmatch(r"[a-z-]+", slug) for slug in slugs)
    for term in terms():
        assert term.meaning.endswith(".")


def test_names_are_in_languages_of_the_region(db):
    assert {code for term in terms() for code in term.names} <= set(languages_by_code())


def test_who_writes_finds_them(client, forum, author):
    client.force_login(author)
    page = client.get(reverse("thread_new", args=["common-room"])).content.decode()
    assert f'href="{reverse("terms")}"' in page
    assert f'href="{reverse("terms")}"' in client.get(reverse("help")).content.decode()
