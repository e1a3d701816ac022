"""The pages of bodies and seats."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.actions import presidencies
from directory.models import Body, Member, Party, PresidencyTerm, Seat, SeatTerm, Visibility
from tests.factories import a_member, a_reply, a_seat_holder, a_thread

BODY = reverse("body", args=["expert-group"])


def page_of(party):
    return reverse("seat", args=[Seat.objects.get(party=party).pk])


def read(client, address):
    return client.get(address).content.decode()


@pytest.fixture
def sitting(db):
    """Denmark's holder and one before, Latvia's, who is not listed; Norway's seat is suspended."""
    then = timezone.now() - timedelta(days=400)
    a_seat_holder("DK", name="Earlier E.", starts=then, ends=then + timedelta(days=30))
    holder = a_seat_holder("DK", name="Jens B.", headline="Head of section")
    hidden = a_seat_holder("LV", name="Hidden H.", headline="Head of nothing")
    Member.objects.filter(pk=hidden.pk).update(is_listed=False)
    Seat.objects.filter(party="NO").update(status="suspended")
    return holder


def presides(party, year, chair=None):
    body = Body.objects.get()
    return presidencies.keep(
        presidency=PresidencyTerm(body=body),
        party=Party.objects.get(pk=party),
        year=year,
        chair=chair,
    )


def test_members_see_who_sits_for_which_party(signed_in, sitting):
    page = read(signed_in, BODY)
    assert reverse("member", args=[sitting.handle]) in page
    assert "Head of section" in page
    assert "a colleague who is not listed" in page
    assert "Hidden H." not in page
    assert "Earlier E." not in page
    assert "Suspended" in page
    assert "Nobody holds this seat now." in page


def test_what_a_colleague_does_not_show_is_not_said_of_their_seat(signed_in, sitting):
    assert "Head of section" in read(signed_in, BODY)
    Member.objects.filter(pk=sitting.pk).update(headline_to=Visibility.NOBODY)
    page = read(signed_in, BODY)
    assert "Jens B." in page
    assert "Head of section" not in page


def test_visitors_see_the_parties_and_no_name(client, sitting, signed_in):
    assert "Jens B." in read(signed_in, BODY)
    signed_in.logout()
    for address in (BODY, page_of("DK")):
        page = read(client, address)
        assert "Denmark" in page
        assert "Jens B." not in page
        assert "Earlier E." not in page
    assert "Mandate 2017" in read(client, BODY)


def test_who_has_left_stays_as_history(client, db):
    page = read(client, BODY)
    here, _line, before = page.partition("Who sat here before")
    assert "Russian Federation" in before
    assert "Russian Federation" not in here
    assert "17 May 2022" in before
    assert "Withdrawn" in read(client, page_of("RU"))


def test_mandates_are_shown_with_their_priorities_the_one_in_use_first(client, db):
    page = read(client, BODY)
    used, later = page.index("Mandate 2017–2020"), page.index("Mandate 2020–2025")
    assert used < page.index("Child-friendly justice") < later
    assert page.count(">in use<") == 1


def test_the_chair_now_and_next_comes_with_the_presidency(signed_in, sitting):
    today = timezone.localdate()
    year = today.year - (today.month < 7)
    presides("DK", year, chair=sitting)
    presides("EE", year + 1)
    page = read(signed_in, BODY)
    chair, _heading, rest = page.partition("<h3>Next</h3>")
    coming, _heading, earlier = rest.partition("<summary>Earlier</summary>")
    assert f"<strong>Denmark</strong>, {year}–{year + 1}" in chair
    assert "Jens B." in chair
    assert f"<strong>Estonia</strong>, {year + 1}–{year + 2}" in coming
    assert "<strong>Iceland</strong>, 2016–2017" in earlier.partition("</details>")[0]
    signed_in.logout()
    visitors = read(signed_in, BODY)
    assert "<strong>Denmark</strong>" in visitors
    assert "Jens B." not in visitors


def test_a_presidency_is_a_year_from_july_to_june(db):
    presidency = presides("DK", 2031)
    assert (presidency.starts, presidency.ends) == (date(2031, 7, 1), date(2032, 6, 30))
    assert presidency.years == "2031–2032"


def test_a_seat_says_who_sat_there_and_what_was_written_for_it(
    signed_in, client, sitting, public_forum, forum, seats_forum
):
    term = SeatTerm.objects.get(member=sitting)
    for place, title in ((public_forum, "Open words"), (forum, "Words for members")):
        reply = a_reply(a_thread(place, a_member(), title=title), sitting)
        type(reply).objects.filter(pk=reply.pk).update(term=term)
    a_reply(a_thread(seats_forum, sitting, title="Words for seats"), sitting, term=term)
    page = read(signed_in, page_of("DK"))
    for words in ("Jens B.", "Earlier E.", "Open words", "Words for members"):
        assert words in page
    assert "Words for seats" not in page
    client.force_login(sitting)
    assert "Words for seats" in read(client, page_of("DK"))
    client.logout()
    page = read(client, page_of("DK"))
    assert "Open words" in page
    assert "Words for members" not in page


def test_twelve_seats_with_holders_ask_no_more_than_one(
    signed_in, sitting, django_assert_num_queries
):
    with django_assert_num_queries(10):
        read(signed_in, BODY)
    for party in ("EE", "SE", "FI"):
        a_seat_holder(party, name=f"Holder {party}")
    with django_assert_num_queries(10):
        read(signed_in, BODY)


def test_what_is_not_there_is_not_found(client, db):
    assert client.get(reverse("body", args=["nothing"])).status_code == 404
    assert client.get(reverse("seat", args=[999_999])).status_code == 404
