"""A member's page about the employer, and the secretariat's screen about what was told."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils import timezone

from directory.actions import changes, organisations
from directory.models import Change
from tests.factories import a_member
from tests.keys import with_key

EMPLOYER = reverse("settings_employer")
CORRECTION = reverse("settings_correction")
LIST = reverse("secretariat_changes")
TODAY = timezone.now().date()
SAID = {"organisation": "The shelter", "function": "Head of unit", "starts": f"{TODAY:%Y-%m-%d}"}
PASSWORD = "seven quiet harbours"


@pytest.fixture
def desk(client, secretariat):
    client.force_login(secretariat)
    return client


def a_claim(member):
    return changes.claim_employer(
        member=member, organisation="The shelter", function="Head of unit", starts=TODAY
    )


def page_of(change):
    return reverse("secretariat_change", args=[change.pk])


def test_the_page_says_first_what_is_closed_meanwhile(client, seat_holder):
    client.force_login(seat_holder)
    page = client.get(EMPLOYER).content.decode()
    assert "where you sit for Denmark" in page
    assert client.post(EMPLOYER, SAID).status_code == 422
    assert not Change.objects.exists()
    answer = client.post(EMPLOYER, SAID | {"understood": "on"})
    change = Change.objects.get(member=seat_holder)
    assert answer["Location"] == reverse("my_change", args=[change.pk])
    page = client.get(EMPLOYER).content.decode()
    assert "has not verified" in page
    assert "I have a new employer" not in page


def test_a_day_to_come_is_not_taken(client, author):
    client.force_login(author)
    tomorrow = f"{TODAY + timezone.timedelta(days=1):%Y-%m-%d}"
    answer = client.post(EMPLOYER, SAID | {"starts": tomorrow, "understood": "on"})
    assert "Choose today or a day of the last two years." in answer.content.decode()


def test_confirming_leads_to_what_waits(client, author):
    a_claim(author)
    client.force_login(author)
    for method in (client.get, client.post):
        assert method(reverse("settings_confirm"))["Location"] == EMPLOYER


def test_the_only_administrator_makes_another_first(client, db):
    only = a_member(role="administrator")
    client.force_login(only)
    with_key(only)
    assert "You are the only administrator" in client.get(EMPLOYER).content.decode()
    assert client.post(EMPLOYER, SAID | {"understood": "on"}).status_code == 403


def test_a_claim_is_accepted_from_its_page(desk, secretariat, author):
    shelter = organisations.make(by=secretariat, name="The shelter", country=None, sector=None)
    change = a_claim(author)
    assert author.name in desk.get(LIST).content.decode()
    answer = desk.get(page_of(change))
    assert answer.context["form"].initial["organisation"] == shelter.pk
    refused = desk.post(page_of(change), {"decision": "accept"})
    assert refused.status_code == 422
    desk.post(page_of(change), {"decision": "accept", "organisation": shelter.pk})
    author.refresh_from_db()
    assert author.organisation == shelter
    assert author.unverified_since is None
    assert list(desk.get(LIST).context["changes"]) == []
    assert list(desk.get(LIST, {"state": "accepted"}).context["changes"]) == [change]


def test_declining_needs_a_reason_that_the_member_reads(desk, author):
    change = a_claim(author)
    assert desk.post(page_of(change), {"decision": "decline"}).status_code == 422
    desk.post(page_of(change), {"decision": "decline", "words": "Nobody there knows you."})
    desk.force_login(author)
    page = desk.get(reverse("my_change", args=[change.pk])).content.decode()
    assert "Nobody there knows you." in page


def test_a_question_is_answered_on_the_members_page(desk, secretariat, author):
    change = a_claim(author)
    desk.post(page_of(change), {"decision": "ask", "words": "Who knows you there?"})
    desk.force_login(author)
    mine = reverse("my_change", args=[change.pk])
    desk.post(mine, {"words": "The head of the house."})
    desk.force_login(secretariat)
    assert "The head of the house." in desk.get(page_of(change)).content.decode()
    desk.force_login(author)
    assert desk.post(mine, {"words": "And again."}).status_code == 403


def test_nobody_decides_about_oneself(desk, secretariat):
    change = changes.ask_correction(member=secretariat, words="My name is with an ö.")
    assert desk.post(page_of(change), {"decision": "accept"}).status_code == 403


def test_a_correction_reaches_the_same_screen(client, author, secretariat):
    client.force_login(author)
    client.post(CORRECTION, {"words": "I never sat for Norway."})
    asked = client.post(CORRECTION, {"words": "I never sat for Norway."})
    assert "You have asked already" in asked.content.decode()
    client.force_login(secretariat)
    change = Change.objects.get(member=author)
    assert "Correction" in client.get(LIST).content.decode()
    assert "I never sat for Norway." in client.get(page_of(change)).content.decode()


def test_for_others_they_are_not_there(client, author, watcher):
    change = a_claim(author)
    mine = reverse("my_change", args=[change.pk])
    client.force_login(author)
    assert client.get(mine).status_code == 200
    client.force_login(watcher)
    for page in (LIST, page_of(change), mine):
        assert client.get(page).status_code == 404


def test_a_list_of_three_asks_no_more_than_a_list_of_one(desk, django_assert_num_queries):
    a_claim(a_member())
    with django_assert_num_queries(5):
        desk.get(LIST)
    a_claim(a_member())
    a_claim(a_member())
    with django_assert_num_queries(5):
        desk.get(LIST)


@pytest.fixture
def moving(db, client, settings):
    """Signed in with a password, and about to use another address."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    member = a_member(email="tiina@sm.example", password=PASSWORD)
    client.post(reverse("account_login"), {"login": member.email, "password": PASSWORD})
    return member


def move_to(client, email, mailoutbox):
    page = reverse("account_email")
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(page, {"action_add": "", "email": email})
    code = re.search(r"^([A-Z0-9-]{6,9})$", mailoutbox[-1].body, re.MULTILINE).group(1)
    client.post(reverse("account_email_verification_sent"), {"code": code})
    return client.post(page, {"action_primary": "", "email": email})


def test_an_address_elsewhere_is_confirmed_by_code_and_then_looked_at(client, moving, mailoutbox):
    move_to(client, "tiina@new.example", mailoutbox)
    moving.refresh_from_db()
    assert moving.email == "tiina@new.example"
    assert moving.unverified_since
    assert Change.objects.get(member=moving).kind == Change.Kind.ADDRESS
    [told] = [mail for mail in mailoutbox if mail.to == ["tiina@sm.example"]]
    assert "tiina@new.example" in told.body
    assert "has not verified it yet" in client.get(reverse("account_email")).content.decode()


def test_an_address_at_the_same_place_is_not(client, moving, mailoutbox):
    move_to(client, "tiina.l@sm.example", mailoutbox)
    moving.refresh_from_db()
    assert moving.email == "tiina.l@sm.example"
    assert moving.unverified_since is None


def test_an_open_page_that_was_found_changes_no_address(client, moving):
    answer = client.post(reverse("account_email"), {"action_add": "", "email": "thief@x.example"})
    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    assert not EmailAddress.objects.filter(email="thief@x.example").exists()
