"""A colleague's profile, admitting, and changing one's own face."""

import re

import pytest
from django.urls import reverse

from directory.actions import members
from directory.models import Language, Member, Priority
from tests.factories import a_member, a_seat_holder, a_thread
from tests.numbers import CODE


def profile(client, member):
    return client.get(reverse("member", args=[member.handle]))


def admit(client, member):
    return client.post(reverse("admit", args=[member.handle]))


def a_face(**fields):
    return {
        "name": "Mihkel Tamm",
        "headline": "Adviser",
        "about": "Long talks.",
        "country": "EE",
        "sector": "school",
        "timezone": "Europe/Tallinn",
        "languages": ["et", "en"],
        "priorities": [Priority.objects.get(slug="prevention").pk],
    } | fields


def save(client, **fields):
    return client.post(reverse("settings_profile"), a_face(**fields))


def test_a_profile_says_who_and_where(signed_in):
    member = a_seat_holder("FI", name="Aino A.", country_id="FI", headline="Adviser")
    text = profile(signed_in, member).content.decode()
    for words in ("Aino A.", "Adviser", "Finland", "Finland: Holder"):
        assert words in text


def test_members_find_no_newcomer_but_the_secretariat_does(
    client, signed_in, stranger, secretariat
):
    assert profile(signed_in, stranger).status_code == 404
    client.force_login(secretariat)
    response = profile(client, stranger)
    assert response.status_code == 200
    assert "Admit</button>" in response.content.decode()


def test_a_newcomer_reads_nobody_but_oneself(client, stranger, watcher):
    client.force_login(stranger)
    assert profile(client, stranger).status_code == 200
    assert profile(client, watcher).status_code == 404


def test_visitors_read_no_profile(client, watcher):
    assert profile(client, watcher).status_code == 302


def test_who_left_is_not_there(signed_in, author):
    assert profile(signed_in, author).status_code == 200
    members.deactivate(member=author)
    assert profile(signed_in, author).status_code == 404


def test_only_the_secretariat_admits(client, stranger, watcher, moderator, secretariat):
    for member in (watcher, moderator, stranger):
        client.force_login(member)
        assert admit(client, stranger).status_code == 404
        assert not Member.objects.get(pk=stranger.pk).is_admitted
    client.force_login(secretariat)
    assert admit(client, stranger).status_code == 302
    assert Member.objects.get(pk=stranger.pk).is_admitted


def test_nobody_is_admitted_twice_or_after_leaving(client, stranger, watcher, secretariat):
    members.deactivate(member=stranger)
    client.force_login(secretariat)
    assert admit(client, stranger).status_code == 403
    assert admit(client, watcher).status_code == 403
    assert not Member.objects.get(pk=stranger.pk).admitted_at


def test_admitting_is_a_post(client, stranger, secretariat):
    client.force_login(secretariat)
    assert client.get(reverse("admit", args=[stranger.handle])).status_code == 405


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_profile_asks_the_same_queries_whatever_it_shows(
    signed_in, forum, how_many, django_assert_num_queries
):
    member = a_member()
    member.languages.set(Language.objects.all()[:how_many])
    member.priorities.set(Priority.objects.in_use()[:how_many])
    for _ in range(how_many):
        a_thread(forum, member)
    profile(signed_in, member)
    # Viewer, member, priorities, languages, seats; for the section visible forums and threads;
    # forums and bell.
    with django_assert_num_queries(9):
        profile(signed_in, member)


# --- One's own -------------------------------------------------------------------------------


def test_the_form_shows_what_is_there_and_keeps_what_is_sent(signed_in, watcher):
    assert save(signed_in)["Location"] == reverse("settings_profile")
    shown = signed_in.get(reverse("settings_profile")).context["form"].initial
    assert (shown["name"], shown["headline"], shown["about"]) == (
        *("Mihkel Tamm", "Adviser"),
        "Long talks.",
    )
    assert (shown["country"], shown["sector"], shown["timezone"]) == (
        *("EE", "school"),
        "Europe/Tallinn",
    )
    assert sorted(shown["languages"]) == ["en", "et"]
    watcher.refresh_from_db()
    assert watcher.name == "Mihkel Tamm"


def test_colleagues_see_the_new_face(client, signed_in, watcher, author):
    save(signed_in)
    client.force_login(author)
    text = profile(client, watcher).content.decode()
    assert "Mihkel Tamm" in text
    assert "Long talks." in text


@pytest.mark.parametrize("field", ["name", "headline", "about"])
def test_a_personal_number_is_refused_and_is_back_in_the_form(signed_in, watcher, field):
    response = save(signed_in, **{field: f"About {CODE}"})
    text = response.content.decode()
    assert response.status_code == 422
    assert "looks like a personal number" in text
    assert CODE in text
    watcher.refresh_from_db()
    assert (watcher.name, watcher.headline, watcher.profile.about) == ("Mihkel T.", "", "")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *[("name", ""), ("name", "x" * 81), ("headline", "x" * 81), ("about", "x" * 2001)],
        *[("timezone", "Mars/Olympus"), ("country", "XX"), ("languages", ["tlh"])],
    ],
)
def test_what_does_not_fit_is_said_at_the_field(signed_in, watcher, field, value):
    response = save(signed_in, **{field: value})
    assert response.status_code == 422
    assert field in response.context["form"].errors
    watcher.refresh_from_db()
    assert watcher.name == "Mihkel T."


def test_settings_lead_to_the_profile(signed_in):
    assert signed_in.get(reverse("settings"))["Location"] == reverse("settings_profile")


def test_settings_are_for_who_is_signed_in(client, db):
    assert client.get(reverse("settings_profile")).status_code == 302


# --- Addresses stay with their owners ----------------------------------------------------------

ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def test_no_page_shows_anybodys_address_but_ones_own(client, thread, author, watcher, secretariat):
    pages = [
        *("/", "/forums/", "/directory/", "/settings/profile/", "/notifications/"),
        reverse("forum", args=[thread.forum.slug]),
        thread.get_absolute_url(),
        reverse("since", args=[thread.pk]),
        reverse("search") + "?q=kaisa",
        reverse("member", args=[author.handle]),
        reverse("account_email"),
    ]
    for member in (watcher, secretariat):
        client.force_login(member)
        texts = {page: client.get(page).content.decode() for page in pages}
        found = {a for text in texts.values() for a in ADDRESS.findall(text)}
        # One's own is there, where one changes it: so the pattern finds addresses.
        assert found == {member.email}
        assert author.name in texts[thread.get_absolute_url()]
