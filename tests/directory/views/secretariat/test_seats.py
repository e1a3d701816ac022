"""The secretariat's screens of seats and terms."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.actions.seats import appoint
from directory.models import Body, Party, Seat, SeatTerm
from tests.factories import a_member, a_seat_holder, a_thread

LIST = reverse("secretariat_seats")


@pytest.fixture
def desk(client, secretariat):
    secretariat.timezone = "Europe/Helsinki"
    secretariat.save()
    client.force_login(secretariat)
    return client


@pytest.fixture
def estonia(db):
    return Seat.objects.get(party="EE")


def page_of(seat):
    return reverse("secretariat_seat", args=[seat.pk])


def appoint_page(seat, member):
    return reverse("seat_appoint", args=[seat.pk, member.handle])


def term_page(term):
    return reverse("seat_term", args=[term.pk])


def words(response):
    return " ".join(response.content.decode().split())


def test_the_list_says_who_sits_where_and_who_comes(desk, estonia, watcher, author, moderator):
    now = timezone.now()
    appoint(seat=estonia, member=watcher, starts=now - timedelta(days=9), ends=now + timedelta(1))
    appoint(seat=estonia, member=moderator, role="alternate")
    appoint(seat=estonia, member=author, starts=now + timedelta(days=2))
    page = words(desk.get(LIST))
    row = page[page.index(page_of(estonia)) :].split("</tr>")[0]
    for said in ("Mihkel T.", "until", "Anna M., Alternate", "Kaisa R., Holder, from"):
        assert said in row
    russia = page[page.index(page_of(Seat.objects.get(party="RU"))) :].split("</tr>")[0]
    assert "Withdrawn" in russia


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_asks_as_many_queries_whatever_the_number_of_terms(
    desk, how_many, django_assert_num_queries
):
    for party in ("EE", "FI", "SE")[:how_many]:
        a_seat_holder(party)
    desk.get(LIST)
    # Member, forums of the rail, bell; bodies, seats, terms.
    with django_assert_num_queries(6):
        desk.get(LIST)


def test_with_several_bodies_one_is_chosen(desk):
    assert "<select" not in desk.get(LIST).content.decode()
    other = Body.objects.create(slug="bureau", name="Bureau")
    Seat.objects.create(body=other, party=Party.objects.get(pk="LV"))
    page = desk.get(LIST, {"body": "bureau"}).content.decode()
    assert "<h2>Bureau</h2>" in page
    assert page.count("<tr data-row>") == 1


def test_a_member_is_found_by_name_by_handle_and_not_by_nonsense(desk, estonia, watcher, stranger):
    whom = reverse("seat_appoint_whom", args=[estonia.pk])
    for said in ("mihkel", "@mihkel-t", "Mihkel-T"):
        assert appoint_page(estonia, watcher) in desk.get(whom, {"words": said}).content.decode()
    assert "not admitted" in desk.get(whom, {"words": "stranger"}).content.decode()
    assert "Nobody is called that." in desk.get(whom, {"words": "zzz"}).content.decode()


def test_a_term_is_given_to_the_minute_in_the_clock_of_the_office(desk, estonia, watcher):
    form = {"role": "alternate", "starts": "2027-01-15T09:30", "ends": "2027-07-15T09:30"}
    assert "Europe/Helsinki" in desk.get(appoint_page(estonia, watcher)).content.decode()
    answer = desk.post(appoint_page(estonia, watcher), form)
    assert answer["Location"] == page_of(estonia)
    term = SeatTerm.objects.get()
    assert (term.role, term.starts, term.ends) == (
        "alternate",
        datetime(2027, 1, 15, 7, 30, tzinfo=UTC),
        datetime(2027, 7, 15, 6, 30, tzinfo=UTC),
    )
    page = words(desk.get(page_of(estonia)))
    assert "15 January 2027, 09:30" in page
    assert "15 July 2027, 09:30" in page


def test_an_hour_that_the_clock_skips_is_not_guessed(desk, estonia, watcher):
    form = {"role": "holder", "starts": "2027-03-28T03:30"}
    answer = desk.post(appoint_page(estonia, watcher), form)
    assert answer.status_code == 422
    assert "may not exist" in answer.content.decode()


WRONG = [
    ({"starts": "2027-05-01T10:00", "ends": "2027-05-01T09:00"}, "A term ends after it starts."),
    ({"ends": "2020-05-01T09:00"}, "A term ends after it starts."),
    ({"starts": "soon"}, "Enter a valid date/time."),
    ({"role": "king"}, "Select a valid choice."),
    ({"role": "holder"}, "Sitting S. holds this seat at that time."),
]


@pytest.mark.parametrize(("form", "sentence"), WRONG)
def test_what_cannot_be_is_said_in_a_sentence(desk, estonia, watcher, form, sentence):
    a_seat_holder("EE", name="Sitting S.")
    answer = desk.post(appoint_page(estonia, watcher), {"role": "alternate"} | form)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert not SeatTerm.objects.filter(member=watcher).exists()


def test_who_is_not_admitted_cannot_be_appointed(desk, estonia, stranger):
    page = appoint_page(estonia, stranger)
    assert "Admit them first" in desk.get(page).content.decode()
    assert "is not admitted as a member" in words(desk.post(page, {"role": "holder"}))
    assert not SeatTerm.objects.exists()


def test_another_country_is_a_warning_that_a_reason_answers(desk, estonia, author, watcher):
    assert 'name="reason"' not in desk.get(appoint_page(estonia, watcher)).content.decode()
    page = appoint_page(estonia, author)
    assert "is of another country (Finland) than the party (Estonia)" in words(desk.get(page))
    answer = desk.post(page, {"role": "holder"})
    assert (answer.status_code, SeatTerm.objects.count()) == (422, 0)
    assert "Say why somebody of another country sits there." in words(answer)
    desk.post(page, {"role": "holder", "reason": "Seconded to Tallinn"})
    assert SeatTerm.objects.get().member == author
    assert "Seconded to Tallinn" in words(desk.get(page_of(estonia)))


def test_nobody_gives_a_seat_to_oneself(desk, estonia, secretariat, watcher):
    page = appoint_page(estonia, secretariat)
    assert desk.get(page).status_code == 403
    assert desk.post(page, {"role": "holder"}).status_code == 403
    found = desk.get(reverse("seat_appoint_whom", args=[estonia.pk]), {"words": "sofie"})
    assert page not in found.content.decode()
    assert not SeatTerm.objects.exists()


def test_nobody_lets_their_own_term_go_on_and_may_give_it_back(desk, estonia, secretariat):
    term = appoint(seat=estonia, member=secretariat, ends=timezone.now() + timedelta(days=9))
    other = appoint(seat=estonia, member=a_member(), role="alternate")
    page = desk.get(page_of(estonia)).content.decode()
    assert term_page(other) in page
    assert f'href="{term_page(term)}"' not in page
    assert desk.get(term_page(term)).status_code == 403
    assert desk.post(term_page(term), {"ends": ""}).status_code == 403
    was, _ = term.ends, term.refresh_from_db()
    assert term.ends == was
    assert desk.post(reverse("seat_term_end", args=[term.pk])).status_code == 302
    term.refresh_from_db()
    assert term.ends < was


def test_the_status_is_changed_with_a_reason_that_stays_on_the_page(desk, estonia, secretariat):
    assert desk.post(page_of(estonia), {"status": "suspended"}).status_code == 422
    form = {"status": "suspended", "reason": "Letter of 3 March"}
    assert desk.post(page_of(estonia), form).status_code == 302
    estonia.refresh_from_db()
    assert estonia.status == "suspended"
    page = words(desk.get(page_of(estonia)))
    for said in ("This seat is not active", "Status: Active → Suspended", "Letter of 3 March"):
        assert said in page
    assert page.count(secretariat.name) >= 1


def test_an_end_is_changed_and_a_term_is_ended_at_once(desk, estonia, watcher):
    term = appoint(seat=estonia, member=watcher)
    assert desk.post(term_page(term), {"ends": "2027-07-01T00:00"}).status_code == 302
    term.refresh_from_db()
    assert term.ends == datetime(2027, 6, 30, 21, 0, tzinfo=UTC)
    assert 'value="2027-07-01T00:00"' in desk.get(term_page(term)).content.decode()
    assert desk.post(term_page(term), {"ends": "2020-01-01T00:00"}).status_code == 422
    end = reverse("seat_term_end", args=[term.pk])
    assert desk.post(end)["Location"] == page_of(estonia)
    assert not SeatTerm.objects.current().exists()
    assert "Over" in desk.get(page_of(estonia)).content.decode()
    assert desk.post(end).status_code == 404, "it is over already"


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_of_a_seat_asks_as_many_queries_whatever_its_history(
    desk, estonia, secretariat, seats_forum, how_many, django_assert_num_queries
):
    for _ in range(how_many):
        member = a_member()
        appoint(seat=estonia, member=member, role="alternate", by=secretariat)
        a_thread(seats_forum, member)
    desk.get(page_of(estonia))
    # Member, forums of the rail, bell; seat, terms; what was changed: terms and lines; who wrote:
    # forums and posts.
    with django_assert_num_queries(9):
        desk.get(page_of(estonia))


def test_for_others_the_screens_are_not_there(client, estonia, seat_holder, moderator):
    term = SeatTerm.objects.get(member=seat_holder)
    whom = reverse("seat_appoint_whom", args=[estonia.pk])
    pages = [LIST, page_of(estonia), whom, appoint_page(estonia, moderator), term_page(term)]
    for member in (seat_holder, moderator):
        client.force_login(member)
        for page in pages:
            assert client.get(page).status_code == 404
        assert client.post(reverse("seat_term_end", args=[term.pk])).status_code == 404
    assert SeatTerm.objects.current().filter(pk=term.pk).exists()
