"""The page after the first sign-in: a few choices, and at once what they change."""

import pytest
from django.urls import reverse

from directory.models import Language, Member, Priority
from forums.models import Forum
from notifications.models import DigestPreference
from tests.factories import a_member, a_thread

PAGE, NEAR = reverse("welcome"), reverse("welcome_near")
PASSWORD = "seven quiet harbours"


@pytest.fixture(autouse=True)
def quick_hashes(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def newcomer(db):
    return a_member("Nora N.", email="nora@example.org", password=PASSWORD, welcomed=False)


@pytest.fixture
def signed_in(client, newcomer):
    client.force_login(newcomer)
    return client


def sign_in(client):
    return client.post(
        reverse("account_login"), {"login": "nora@example.org", "password": PASSWORD}
    )


def prevention():
    return Priority.objects.get(slug="prevention")


def choices(**fields):
    return {
        "country": "FI",
        "sector": "school",
        "priorities": [prevention().pk],
        "languages": ["en", "fi"],
        "hour": "9",
        "timezone": "Europe/Helsinki",
    } | fields


def test_the_first_sign_in_leads_there_and_the_second_does_not(client, newcomer):
    assert sign_in(client)["Location"] == PAGE
    assert "Welcome, Nora N." in client.get(PAGE).content.decode()
    client.logout()
    assert sign_in(client)["Location"] == "/"


def test_what_is_chosen_is_kept_and_the_rest_of_the_face_too(signed_in, newcomer):
    answer = signed_in.post(PAGE, choices())
    assert answer["Location"] == "/"
    kept = Member.objects.get(pk=newcomer.pk)
    assert (kept.name, kept.country_id, kept.sector_id) == ("Nora N.", "FI", "school")
    assert kept.timezone == "Europe/Helsinki"
    assert list(kept.priorities.all()) == [prevention()]
    assert set(kept.languages.all()) == set(Language.objects.filter(pk__in=["en", "fi"]))
    assert DigestPreference.objects.get(member=kept).hour == 9
    assert DigestPreference.objects.get(member=kept).rhythm == "daily"


def test_what_does_not_fit_is_said_and_nothing_is_kept(signed_in, newcomer):
    assert signed_in.post(PAGE, choices(hour="25")).status_code == 422
    assert Member.objects.get(pk=newcomer.pk).country_id == "EE"


@pytest.fixture
def field(forum, author, seats_forum, secretariat):
    """A colleague and threads: one to be seen, one in another language, one of the seats."""
    author.priorities.set([prevention()])
    a_thread(forum, author, title="Seen by all")
    a_thread(forum, author, title="Auf Deutsch", language="de")
    a_thread(seats_forum, secretariat, title="Of the seats")


def test_the_choices_show_at_once_what_they_change(signed_in, field, author, newcomer):
    text = signed_in.get(NEAR, choices()).content.decode()
    for words in ("1 colleague works on these priorities", author.name, "Seen by all"):
        assert words in text
    assert "Auf Deutsch" not in text
    assert "Auf Deutsch" in signed_in.get(NEAR, choices(languages=[])).content.decode()
    assert not newcomer.priorities.exists(), "nothing is saved yet"


def test_what_one_may_not_read_is_not_shown(signed_in, field, newcomer):
    assert "Of the seats" not in signed_in.get(NEAR, choices()).content.decode()
    Forum.objects.filter(slug="expert-group").update(audience="members")
    assert "Of the seats" in signed_in.get(NEAR, choices()).content.decode()


def test_without_a_script_a_button_shows_it_and_saves_nothing(signed_in, field, newcomer):
    text = signed_in.post(PAGE, choices(show="1")).content.decode()
    assert "1 colleague works on these priorities" in text
    assert "Seen by all" in text
    assert not newcomer.priorities.exists()


def test_choices_that_are_none_show_nothing(signed_in, field):
    answer = signed_in.get(NEAR, {"priorities": "nonsense", "country": "XX"})
    assert answer.status_code == 200
    assert "Choose a priority" in answer.content.decode()


def test_who_waits_has_no_such_page(client, stranger, watcher):
    client.force_login(stranger)
    assert client.get(PAGE).status_code == client.get(NEAR).status_code == 404
    client.force_login(watcher)
    assert client.get(PAGE).status_code == client.get(NEAR).status_code == 200


@pytest.mark.parametrize("how_many", [1, 3])
def test_it_asks_the_same_queries_whatever_it_finds(
    signed_in, forum, how_many, django_assert_num_queries
):
    for number in range(how_many):
        colleague = a_member()
        colleague.priorities.set([prevention()])
        a_thread(forum, colleague, title=f"Question {number}")
    signed_in.get(NEAR, choices())
    # Member, five for the form's lists, forums, threads, total, colleagues.
    with django_assert_num_queries(10):
        assert len(signed_in.get(NEAR, choices()).context["threads"]) == how_many
