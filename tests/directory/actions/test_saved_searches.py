"""A search for colleagues that is kept, and whom it tells of."""

import random

import pytest
from django.http import QueryDict
from django.urls import reverse

from directory.actions import faceting, saved_searches
from directory.actions.saved_searches import (
    NothingToFind,
    TooMany,
    forget_directory_search,
    take_new,
)
from directory.models import Member, SavedDirectorySearch
from directory.searching import Asked
from notifications import digest_mail
from tests import factories
from tests.network.lib.scan import generators
from tests.notifications.outcomes import digest_of, wants_digest


def asked(query):
    return Asked(QueryDict(query))


def saves(member, query):
    return saved_searches.save_directory_search(member=member, asked=asked(query))[0]


def a_colleague(name, **fields):
    member = factories.a_member(name, **fields)
    faceting.refresh([member.pk])
    return member


def told(member):
    """The names in the member's digest; None when none is due."""
    mail = digest_of(member)
    if mail is None:
        return None
    return [pk for row in mail.digest.colleagues.all() for pk in row.members]


def test_a_digest_tells_once_who_is_new_to_it(watcher):
    wants_digest(watcher)
    a_colleague("Ilze K.", country_id="LV")
    search = saves(watcher, "country=LV")
    assert take_new(search=search, most=10) == []
    newcomer = a_colleague("Dace O.", country_id="LV")
    a_colleague("Peter H.", country_id="DK")
    assert told(watcher) == [newcomer.pk]
    search.refresh_from_db()
    assert take_new(search=search, most=10) == []


def test_the_mail_says_who_and_not_one_who_is_not_listed_any_more(watcher):
    wants_digest(watcher)
    saves(watcher, "q=ombudsperson")
    first = a_colleague("Dace O.", sector_id="ombudsperson", country_id="LV")
    second = a_colleague("Liis T.", sector_id="ombudsperson", country_id="EE")
    mail = digest_of(watcher)
    Member.objects.filter(pk=second.pk).update(is_listed=False)
    faceting.refresh([second.pk])
    text = digest_mail.compose(mail).body
    assert "Dace O." in text and reverse("member", args=[first.handle]) in text
    assert "Liis" not in text
    assert "“ombudsperson”" in text
    forget_directory_search(search=SavedDirectorySearch.objects.get())
    assert digest_mail.compose(mail) is None


def test_the_same_search_is_kept_once_however_it_is_written(watcher):
    first = saves(watcher, "sector=police&country=LV&country=EE")
    assert saves(watcher, "country=LV&country=EE&sector=police&page=3") == first
    assert SavedDirectorySearch.objects.count() == 1


def test_everybody_is_no_search_and_twenty_are_enough(watcher, monkeypatch):
    with pytest.raises(NothingToFind):
        saves(watcher, "q=")
    monkeypatch.setattr(saved_searches, "MOST", 1)
    saves(watcher, "country=LV")
    with pytest.raises(TooMany):
        saves(watcher, "country=EE")


def test_a_search_is_saved_listed_and_removed_in_the_pages(signed_in, watcher):
    a_colleague("Ilze K.", country_id="LV")
    page = signed_in.get(reverse("directory"), {"country": "LV"}).content.decode()
    assert reverse("directory_search_save") in page
    signed_in.post(reverse("directory_search_save"), {"country": "LV", "q": "ilze"})
    listed = signed_in.get(reverse("settings_directory_searches")).content.decode()
    assert "“ilze” · Latvia" in listed and "?q=ilze&amp;country=LV" in listed
    [search] = SavedDirectorySearch.objects.all()
    signed_in.post(reverse("directory_search_remove", args=[search.pk]))
    assert not SavedDirectorySearch.objects.exists()


def test_anothers_search_is_not_there(signed_in, author):
    search = saves(author, "country=LV")
    response = signed_in.post(reverse("directory_search_remove", args=[search.pk]))
    assert response.status_code == 404


def test_a_personal_number_is_not_kept(signed_in):

    number = generators.fi(random.Random(3))
    signed_in.post(reverse("directory_search_save"), {"q": number})
    assert not SavedDirectorySearch.objects.exists()
