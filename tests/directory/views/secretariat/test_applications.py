"""The secretariat decides who is let in, and the applicant reads what became of it."""

import pytest
from django.urls import reverse

from directory.actions import applications
from directory.models import Application
from tests.factories import a_member
from tests.numbers import CODE

LIST, MINE = reverse("secretariat_applications"), reverse("application")


@pytest.fixture
def desk(client, secretariat):
    client.force_login(secretariat)
    return client


def apply(member, **fields):
    fields = {"organisation": "Family unit", "statement": "To learn from others."} | fields
    return applications.apply(member=member, **fields)


@pytest.fixture
def application(stranger):
    return apply(stranger)


def page_of(application):
    return reverse("secretariat_application", args=[application.member.handle])


def listed(answer):
    return [application.member for application in answer.context["applications"]]


def decide(client, application, decision, words=""):
    return client.post(page_of(application), {"decision": decision, "words": words})


def test_who_has_waited_longest_comes_first(desk, secretariat):
    first, second, asked, declined = (a_member(admitted=False) for _ in range(4))
    apply(first), apply(second)
    applications.ask(application=apply(asked), by=secretariat, words="Who?")
    applications.decline(application=apply(declined), by=secretariat, words="No.")
    assert listed(desk.get(LIST)) == [first, second, asked]
    assert listed(desk.get(LIST, {"state": "asked"})) == [asked]
    assert listed(desk.get(LIST, {"state": "declined"})) == [declined]


def test_country_and_sector_narrow(desk):
    here = a_member(admitted=False, country_id="FI", sector_id="school")
    there = a_member(admitted=False)
    apply(here), apply(there)
    assert listed(desk.get(LIST)) == [here, there]
    assert listed(desk.get(LIST, {"country": "FI"})) == [here]
    assert listed(desk.get(LIST, {"sector": "child-protection"})) == [there]


def test_an_address_that_is_not_confirmed_is_not_in_the_list_yet(desk, application, stranger):
    assert listed(desk.get(LIST)) == [stranger]
    stranger.emailaddress_set.update(verified=False)
    assert listed(desk.get(LIST)) == []


def test_the_page_says_what_a_decision_needs(desk, author):
    newcomer = a_member(admitted=False, email="nora@Tartu.Example")
    text = desk.get(page_of(apply(newcomer, sponsor=author.handle))).content.decode()
    for words in ("tartu.example", "Family unit", "To learn from others.", author.name):
        assert words in text
    assert "nora@" not in text


def test_a_sponsor_who_is_no_member_is_said(desk):
    newcomer = a_member(admitted=False)
    assert (
        "who is no member" in desk.get(page_of(apply(newcomer, sponsor="ghost"))).content.decode()
    )


@pytest.mark.parametrize(
    ("decision", "words", "state"),
    [("admit", "", "admitted"), ("ask", "Who?", "asked"), ("decline", "No unit.", "declined")],
)
def test_a_decision_is_kept(desk, application, decision, words, state):
    assert decide(desk, application, decision, words).status_code == 302
    application.refresh_from_db()
    assert application.state == state


@pytest.mark.parametrize(
    ("decision", "words"),
    [("ask", ""), ("decline", " "), ("ask", f"About {CODE}"), ("shrug", "Hm."), ("", "Hm.")],
)
def test_what_does_not_fit_decides_nothing(desk, application, decision, words):
    assert decide(desk, application, decision, words).status_code == 422
    application.refresh_from_db()
    assert application.state == "waiting"
    assert not application.steps.exists()


def test_a_page_left_open_decides_nothing_twice(desk, application):
    decide(desk, application, "admit")
    assert decide(desk, application, "decline", "No.").status_code == 403
    application.refresh_from_db()
    assert application.state == "admitted"


@pytest.mark.parametrize("who", ["author", "moderator", "seat_holder", "stranger"])
def test_for_others_the_screens_are_not_there(client, request, who, application):
    client.force_login(request.getfixturevalue(who))
    assert client.get(LIST).status_code == 404
    assert client.get(page_of(application)).status_code == 404
    assert decide(client, application, "admit").status_code == 404


def test_the_applicant_answers_what_was_asked(client, application, stranger, secretariat):
    client.force_login(stranger)
    assert "Your account waits" in client.get("/").content.decode()
    assert client.post(MINE, {"words": "Hello?"}).status_code == 403
    applications.ask(application=application, by=secretariat, words="Who knows you?")
    assert "would like to know more" in client.get("/").content.decode()
    assert "Who knows you?" in client.get(MINE).content.decode()
    assert client.post(MINE, {"words": f"My number is {CODE}"}).status_code == 422
    assert client.post(MINE, {"words": "Kaisa does."}).status_code == 302
    application.refresh_from_db()
    assert application.state == "waiting"
    assert "Kaisa does." in client.get(MINE).content.decode()


def test_the_applicant_reads_why_but_not_who(client, application, stranger, secretariat):
    applications.decline(application=application, by=secretariat, words="We know of no such unit.")
    client.force_login(stranger)
    assert "was declined" in client.get("/").content.decode()
    text = client.get(MINE).content.decode()
    assert "We know of no such unit." in text
    assert secretariat.name not in text


def test_who_never_applied_has_no_such_page(client, watcher, application):
    client.force_login(watcher)
    assert client.get(MINE).status_code == 404
    assert Application.objects.count() == 1


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_asks_the_same_queries_whatever_its_length(
    desk, how_many, django_assert_num_queries
):
    for _ in range(how_many):
        apply(a_member(admitted=False))
    desk.get(LIST)
    # Member, countries and sectors of the filter, count, list, forums, bell.
    with django_assert_num_queries(7):
        assert len(listed(desk.get(LIST))) == how_many
