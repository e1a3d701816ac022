"""Organisations: the list of them, and the page of each."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.models import Member, Visibility
from tests.directory.offices import a_contact_point, an_organisation
from tests.factories import a_member

LIST = reverse("organisations")


def page_of(organisation):
    return reverse("organisation", args=[organisation.slug])


def names_on(answer):
    return [line.name for line in answer.context["organisations"]]


@pytest.fixture
def three(secretariat):
    return [
        an_organisation(secretariat, "Łódź shelter", "PL", "ngo"),
        an_organisation(secretariat, "Missing Persons Unit", "LV", "police"),
        an_organisation(secretariat, "Tallinn Court", "EE", "court"),
    ]


def test_they_are_found_without_accents_and_narrowed_together(signed_in, three):
    assert names_on(signed_in.get(LIST)) == [
        "Łódź shelter",
        "Missing Persons Unit",
        "Tallinn Court",
    ]
    assert names_on(signed_in.get(LIST, {"name": "lodz"})) == ["Łódź shelter"]
    assert names_on(signed_in.get(LIST, {"country": "EE"})) == ["Tallinn Court"]
    justice = signed_in.get(LIST, {"kind": "justice-and-order"})
    assert names_on(justice) == ["Missing Persons Unit", "Tallinn Court"]
    assert "Estonia (1)" in justice.content.decode()
    assert "Poland (1)" not in justice.content.decode()
    nothing = signed_in.get(LIST, {"kind": "justice-and-order", "country": "PL"})
    assert "No organisation fits all of these." in nothing.content.decode()


def test_nobody_reads_past_the_last_page(signed_in, three):
    assert signed_in.get(LIST, {"page": "1", "country": "XX", "kind": "\0"}).status_code == 200
    assert signed_in.get(LIST, {"page": "2"}).status_code == 404


def test_a_list_of_three_asks_no_more_than_a_list_of_one(
    signed_in, three, django_assert_num_queries
):
    signed_in.get(LIST)
    with django_assert_num_queries(5):
        signed_in.get(LIST, {"name": "shelter"})
    with django_assert_num_queries(5):
        signed_in.get(LIST)


def test_its_page_says_what_it_is_and_which_offices_answer(signed_in, secretariat):
    above = an_organisation(secretariat, "State Police")
    shown = an_organisation(
        secretariat,
        parent=above,
        website="https://www.police.example.org/unit/",
        domains=["police.example.org"],
        safeguarding_policy="https://police.example.org/policy",
        safeguarding_contact="safe@example.org",
        safeguarding_reviewed_on=date(2020, 1, 1),
    )
    a_contact_point(shown, secretariat, "Duty desk")
    page = signed_in.get(page_of(shown)).content.decode()
    for words in (
        "State Police",
        "police.example.org</a>",
        "Addresses at police.example.org are known to be theirs.",
        "mailto:safe@example.org",
        "more than two years ago",
        "Duty desk",
    ):
        assert words in page
    assert "Missing Persons Unit" in signed_in.get(page_of(above)).content.decode()


def test_a_policy_that_was_reviewed_lately_is_not_marked(signed_in, secretariat):
    day = timezone.localdate() - timedelta(days=300)
    shown = an_organisation(secretariat, safeguarding_reviewed_on=day)
    page = signed_in.get(page_of(shown)).content.decode()
    assert "Last reviewed" in page
    assert "more than two years ago" not in page


def test_it_names_whom_the_reader_may_know_to_work_there(signed_in, secretariat):
    shown = an_organisation(secretariat)
    for name, known in {
        "Ilze B.": {},
        "Juris K.": {"headline_to": Visibility.NOBODY},
        "Nobody N.": {"organisation_to": Visibility.NOBODY},
        "Only Groups G.": {"organisation_to": Visibility.GROUPS},
        "Unlisted U.": {"is_listed": False},
        "Restricted R.": {"restricted_at": timezone.now()},
        "Stranger S.": {"admitted_at": None},
    }.items():
        member = a_member(name, headline=f"Works as {name}")
        Member.objects.filter(pk=member.pk).update(organisation=shown, **known)
    answer = signed_in.get(page_of(shown))
    assert [member.name for member in answer.context["people"]] == ["Ilze B.", "Juris K."]
    page = answer.content.decode()
    assert "Works as Ilze B." in page
    assert "Works as Juris K." not in page


def test_for_visitors_and_newcomers_it_is_not_there(client, stranger, secretariat):
    shown = an_organisation(secretariat)
    assert client.get(page_of(shown))["Location"].startswith("/accounts/login/")
    client.force_login(stranger)
    assert client.get(page_of(shown)).status_code == 404
    assert client.get(LIST).status_code == 403
