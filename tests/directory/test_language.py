"""In which language a page answers: the member's choice, the cookie, the browser's wish."""

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from directory.actions.members import choose_language
from tests.factories import a_member

ABOUT = "/about/"


def spoken(client, wish="", address=ABOUT) -> str:
    response = client.get(address, headers={"Accept-Language": wish} if wish else {})
    said = response["Content-Language"]
    assert f'<html lang="{said}">' in response.text
    return said


def switch(client, language, **headers):
    return client.post(reverse("language"), {"language": language}, headers=headers)


@pytest.mark.parametrize(
    ("wish", "language"),
    [("", "en"), ("de-AT,de;q=0.9,en;q=0.8", "de"), ("pl", "pl"), ("fi,sv", "en"), ("?", "en")],
)
def test_a_visitor_is_answered_as_the_browser_asks(client, db, wish, language):
    assert spoken(client, wish) == language


def test_the_switch_counts_more_than_the_browser(client, db):
    response = switch(client, "pl", Referer="http://testserver/concern/")
    assert (response.status_code, response["Location"]) == (302, "http://testserver/concern/")
    assert spoken(client, "de") == "pl"


def test_a_members_choice_counts_more_than_cookie_and_browser(client, author):
    choose_language(member=author, language="de")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "pl"
    assert spoken(client, "en") == "pl"
    client.force_login(author)
    assert spoken(client, "en") == "de"


def test_a_member_who_switches_has_chosen(client, author, watcher):
    client.force_login(author)
    switch(client, "de")
    author.refresh_from_db()
    watcher.refresh_from_db()
    assert (author.language, watcher.language) == ("de", "en")


def test_what_havn_does_not_speak_is_english(client, author):
    client.force_login(author)
    switch(client, "tlh")
    author.refresh_from_db()
    assert author.language == "en"
    author.language = "da"  # chosen when Havn spoke it
    author.save()
    assert spoken(client) == "en"


def test_the_switch_leads_nowhere_else(client, db):
    response = switch(client, "de", Referer="https://elsewhere.example/")
    assert response["Location"] == "/"


def test_it_says_which_language_is_spoken_in_each_ones_own_name(client, db):
    page = client.get(ABOUT, headers={"Accept-Language": "de"}).text
    assert 'value="de" lang="de" aria-current="true">Deutsch</button>' in page
    assert 'value="pl" lang="pl">polski</button>' in page
    assert 'value="en" lang="en">English</button>' in page


def test_it_is_not_below_words_that_were_not_sent(client, db):
    response = client.post(reverse("concern"), {})
    assert response.status_code == 422
    assert 'class="languages"' not in response.text
    assert 'class="languages"' in client.get(reverse("concern")).text


def test_a_page_kept_for_visitors_is_kept_for_each_language(client, db):
    response = client.get(ABOUT)
    assert {"Accept-Language", "Cookie"} <= set(response["Vary"].split(", "))
    assert settings.CSRF_COOKIE_NAME not in response.cookies


def test_who_joins_is_written_to_in_the_language_they_came_by(db):
    with override("de"):
        assert a_member().language == "de"
    assert a_member().language == "en"


def test_a_letter_comes_in_the_language_of_whom_it_is_for(client, db, mailoutbox):
    """Not of the browser that asked for it, which may be somebody else's."""
    member = a_member(email="jonas@example.org", password="seven quiet harbours")
    choose_language(member=member, language="de")
    asked = {"email": member.email}
    client.post(reverse("account_reset_password"), asked, headers={"Accept-Language": "en"})
    [letter] = mailoutbox
    assert "wollte bei Havn ein neues Passwort" in letter.body
    assert '<html lang="de"' in letter.alternatives[0].content


def test_the_vocabulary_is_said_in_the_language_of_the_page(client, db):
    german, english = (
        client.get(ABOUT, headers={"Accept-Language": wish}).text for wish in ("de", "en")
    )
    for word, wort in [("Denmark", "Dänemark"), ("Alternative care", "Alternative Betreuung")]:
        assert word in english and wort in german
        assert word not in german and wort not in english


def test_the_language_costs_no_query(client, author, django_assert_num_queries):
    """A session of a visitor is not even looked for."""
    with django_assert_num_queries(0):
        client.get("/healthz", headers={"Accept-Language": "de"})


def test_countries_stand_in_the_order_of_the_language(client, db):
    """What stands for no country stays first."""
    for wish, first, then in [
        ("en", "Choose", ["Estonia", "Finland", "Germany", "Iceland"]),
        ("de", "Bitte wählen", ["Dänemark", "Deutschland", "Estland", "Finnland"]),
    ]:
        page = client.get(reverse("concern"), headers={"Accept-Language": wish}).text
        places = [page.index(f">{name}</option>") for name in [first, *then]]
        assert places == sorted(places)
