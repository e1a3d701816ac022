"""The secretariat decides on applications and changes at the desk, and goes on to the next."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from directory.actions import applications, changes, organisations
from directory.models import Member
from moderation.models import Matter
from tests.factories import a_member
from tests.numbers import CODE

DESK = reverse("desk")


@pytest.fixture
def desk(client, secretariat):
    client.force_login(secretariat)
    return client


@pytest.fixture
def application(stranger):
    return apply(stranger)


def apply(member):
    return applications.apply(member=member, organisation="Family unit", statement="To learn.")


def matter_of(row) -> Matter:
    return Matter.objects.about(row._meta.label_lower, row.pk).get()


def at(matter, act="matter"):
    return reverse(f"desk_{act}", args=[matter.pk])


def answer(client, matter, decision, words="", **more):
    sent = {"decision": decision, "words": words, "seen": matter.version} | more
    return client.post(at(matter, "answer"), sent)


def test_the_queue_shows_it_to_the_secretariat_alone(desk, application, client, moderator):
    matter = matter_of(application)
    page = desk.get(DESK, {"kind": "application"}).content.decode()
    assert at(matter) in page
    assert "Application: Child protection" in page
    assert application.member.name not in page
    client.force_login(moderator)
    page = client.get(DESK).content.decode()
    assert at(matter) not in page
    assert '<option value="reported">' in page
    assert '<option value="application">' not in page
    for act in ("claim", "release", "note", "hand_over", "answer"):
        assert client.post(at(matter, act)).status_code == 404


def test_its_page_says_what_a_decision_needs_and_the_next_one_follows(desk, application, author):
    matter = matter_of(application)
    urgent = matter_of(changes.ask_correction(member=author, words="My name."))
    page = desk.get(at(matter)).content.decode()
    for words in ("Family unit", "To learn.", "Stranger S.", "example.org", "P4"):
        assert words in page
    assert answer(desk, matter, "admit")["Location"] == f"{at(urgent)}#main"
    assert Member.objects.get(pk=application.member_id).is_admitted
    assert "Stranger S. is admitted." in desk.get(at(urgent)).content.decode()


@pytest.mark.parametrize(
    ("decision", "words", "state"),
    [("ask", "Who knows you?", "asked"), ("decline", "We know no such unit.", "declined")],
)
def test_it_is_asked_or_declined_from_the_desk(desk, application, decision, words, state):
    assert answer(desk, matter_of(application), decision, words).status_code == 302
    application.refresh_from_db()
    assert (application.state, matter_of(application).state) == (state, state)


def test_a_new_employer_is_accepted_with_the_organisation_that_is_meant(desk, secretariat, author):
    shelter = organisations.make(by=secretariat, name="The shelter", country=None, sector=None)
    today = timezone.now().date()
    change = changes.claim_employer(
        member=author, organisation="The shelter", function="Head", starts=today
    )
    matter = matter_of(change)
    assert "The shelter" in desk.get(at(matter)).content.decode()
    assert answer(desk, matter, "accept").status_code == 422
    assert answer(desk, matter, "accept", organisation=shelter.pk).status_code == 302
    author.refresh_from_db()
    assert author.organisation == shelter


@pytest.mark.parametrize(
    ("decision", "words"), [("ask", ""), ("decline", f"About {CODE}"), ("dismiss", "No.")]
)
def test_what_does_not_fit_decides_nothing(desk, application, decision, words):
    matter = matter_of(application)
    sent = answer(desk, matter, decision, words)
    assert sent.status_code == 422
    assert words in sent.content.decode()
    assert desk.post(at(matter, "decide"), {"kind": "dismiss", "seen": 1}).status_code == 404
    assert matter_of(application).state == "open"


def test_who_comes_second_is_told_and_keeps_what_they_typed(desk, application, secretariat):
    matter, typed = matter_of(application), "My long and careful reason."
    applications.ask(application=application, by=secretariat, words="Who?")
    late = answer(desk, matter, "decline", typed)
    assert late.status_code == 409
    assert "It has changed meanwhile" in late.content.decode()
    assert typed in late.content.decode()
    applications.admit(member=application.member, by=secretariat)
    late = answer(desk, matter, "decline", typed)
    assert late.status_code == 409
    assert typed in late.content.decode()
    application.refresh_from_db()
    assert application.state == "admitted"


def test_the_page_of_the_directory_says_who_is_on_it_and_closes_it(desk, application):
    matter = matter_of(application)
    page = reverse("secretariat_application", args=[application.member.handle])
    assert "nobody has it" in desk.get(page).content.decode()
    desk.post(at(matter, "claim"))
    told = desk.get(page).content.decode()
    assert at(matter) in told
    assert "Sofie L. is on it" in told
    desk.post(page, {"decision": "decline", "words": "No such unit."})
    assert matter_of(application).state == "declined"
    assert at(matter) not in desk.get(DESK).content.decode()


def test_a_member_who_cannot_be_decided_about_now_is_said(desk, author):
    matter = matter_of(changes.ask_correction(member=author, words="My name."))
    assert "Accept" in desk.get(at(matter)).content.decode()
    later = timezone.now() + timezone.timedelta(days=3)
    Member.objects.filter(pk=author.pk).update(suspended_until=later)
    assert "cannot be decided while" in desk.get(at(matter)).content.decode()


def test_three_cost_the_queue_no_more_than_one(desk, application, stranger):
    desk.get(DESK)
    with CaptureQueriesContext(connection) as one:
        desk.get(DESK)
    apply(a_member(admitted=False)), apply(a_member(admitted=False))
    with CaptureQueriesContext(connection) as three:
        assert desk.get(DESK).context["total"] == 3
    assert len(three) == len(one)
    with CaptureQueriesContext(connection) as page:
        desk.get(at(matter_of(application)))
    assert len(page) <= 34
