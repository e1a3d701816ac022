"""In rooms for seats a member writes for a party, and every reader sees for which and as what."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.actions.seats import appoint, end_term
from directory.actions.vocabulary import _put
from directory.models import Party, Seat, SeatTerm
from forums.actions.adding import TermOver
from forums.actions.forums import change_audience
from forums.fragments import MEMBERS, PUBLIC, render, rows
from tests.factories import a_member, a_reply, a_thread
from tests.keys import with_key

HOLDER = "Denmark, Expert Group on Children at Risk"
ALTERNATE = "for Denmark, alternate"


@pytest.fixture
def denmark(db):
    return Seat.objects.get(party="DK")


@pytest.fixture
def room(seats_forum, secretariat):
    """A thread that the secretariat has started."""
    return a_thread(seats_forum, secretariat)


@pytest.fixture
def alternate(denmark, seat_holder):
    member = with_key(a_member("Stand-in S.", handle="stand-in", country_id="DK"))
    appoint(seat=denmark, member=member, role="alternate")
    return member


def html_of(post, face=MEMBERS):
    [row] = rows(type(post).objects.filter(pk=post.pk))
    return render([row], face)[row.pk]


def reply_as(client, member, thread, **more):
    client.force_login(member)
    return client.post(reverse("reply", args=[thread.pk]), {"text": "We agree.", **more})


def test_an_alternate_acts_for_the_seat_and_every_reader_sees_it(
    client, room, alternate, seat_holder, secretariat
):
    assert reply_as(client, alternate, room).status_code == 302
    for reader in (alternate, seat_holder, secretariat):
        client.force_login(reader)
        assert ALTERNATE in client.get(room.get_absolute_url()).content.decode()


def test_a_holder_writes_for_party_and_body_and_the_secretariat_for_nobody(room, seat_holder):
    assert HOLDER in html_of(a_reply(room, seat_holder))
    assert "for-seat" not in html_of(room.posts.get(number=1))


def test_an_advisor_writes_as_such(room, denmark, watcher):
    appoint(seat=denmark, member=watcher, role="advisor")
    assert "for Denmark, advisor" in html_of(a_reply(room, watcher))


def test_in_other_forums_everybody_writes_for_themselves(client, thread, alternate):
    reply_as(client, alternate, thread)
    post = thread.posts.get(number=2)
    assert post.author == alternate
    assert post.term is None
    assert "for-seat" not in html_of(post)


def test_what_was_written_keeps_its_line_when_the_term_is_over(room, denmark, alternate):
    post = a_reply(room, alternate)
    end_term(term=SeatTerm.objects.get(member=alternate))
    assert ALTERNATE in html_of(post)


def test_visitors_are_not_told_if_the_room_becomes_public(client, room, seats_forum, alternate):
    post = a_reply(room, alternate)
    change_audience(forum=seats_forum, audience="public")
    assert ALTERNATE in html_of(post)
    assert ALTERNATE not in html_of(post, PUBLIC)


def test_a_party_of_another_name_shows_at_once(room, alternate):
    post = a_reply(room, alternate)
    assert ALTERNATE in html_of(post)
    _put(Party, {"code": "DK"}, {"name": "Kingdom of Denmark"})
    assert "for Kingdom of Denmark, alternate" in html_of(post)


def test_the_first_post_of_a_thread_is_written_for_the_seat_too(client, seats_forum, alternate):
    client.force_login(alternate)
    form = {
        "title": "Agenda of the next meeting",
        "text": "We propose three points.",
        "language": "en",
        "priorities": [
            str(pk)
            for pk in a_thread(seats_forum, alternate).priorities.values_list("pk", flat=True)
        ],
    }
    assert client.post(reverse("thread_new", args=[seats_forum.slug]), form).status_code == 302
    thread = seats_forum.threads.get(title="Agenda of the next meeting")
    assert ALTERNATE in html_of(thread.posts.get())


# --- Two terms ------------------------------------------------------------------------------


@pytest.fixture
def of_both(alternate):
    """The alternate of Denmark is an advisor for the European Union, too."""
    appoint(seat=Seat.objects.get(party="EU"), member=alternate, role="advisor")
    return list(SeatTerm.objects.filter(member=alternate).by_rank())


def test_nobody_chooses_who_has_no_choice(client, room, alternate):
    client.force_login(alternate)
    page = client.get(room.get_absolute_url()).content.decode()
    assert f"Your post will say: “{ALTERNATE}”." in page
    assert 'name="term"' not in page


def test_who_holds_two_terms_says_for_whom(client, room, alternate, of_both):
    client.force_login(alternate)
    page = client.get(room.get_absolute_url()).content.decode()
    assert page.count('name="term"') == 2
    for said in (ALTERNATE, "for European Commission, advisor"):
        assert f"{said}, Expert Group on Children at Risk" in page
    assert reply_as(client, alternate, room).status_code == 422, "nothing was chosen"
    assert reply_as(client, alternate, room, term=of_both[1].pk).status_code == 302
    assert room.posts.get(number=2).term == of_both[1]


def test_who_chose_a_term_that_ended_meanwhile_does_not_speak_for_the_other(
    client, room, alternate, of_both
):
    end_term(term=of_both[0])
    answer = reply_as(client, alternate, room, term=of_both[0].pk)
    assert answer.status_code == 422
    assert "That term is over." in answer.content.decode()
    assert "We agree." in answer.content.decode()
    assert room.posts.count() == 1


def test_nobody_writes_for_a_seat_of_others(client, room, alternate, of_both, seat_holder):
    theirs = SeatTerm.objects.get(member=seat_holder)
    assert reply_as(client, alternate, room, term=theirs.pk).status_code == 422
    with pytest.raises(TermOver):
        a_reply(room, alternate, term=theirs)
    assert room.posts.count() == 1


def test_without_a_choice_the_higher_role_is_taken(room, of_both, alternate):
    assert a_reply(room, alternate).term == of_both[0]


def test_an_import_of_old_posts_looks_at_the_terms_of_then(room, denmark, watcher):
    then = timezone.now() - timedelta(days=5)
    appoint(seat=denmark, member=watcher, starts=then - timedelta(days=9), ends=then)
    assert a_reply(room, watcher, at=then - timedelta(days=1)).term.seat == denmark
    assert a_reply(room, watcher, at=then).term is None


# --- What it costs, and what is on record --------------------------------------------------


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_asks_one_query_more_in_a_room_for_seats_and_none_for_the_lines(
    client, room, alternate, how_many, django_assert_num_queries
):
    for _ in range(how_many):
        a_reply(room, alternate)
    client.force_login(alternate)
    client.get(room.get_absolute_url())
    # Member, forums, thread, rows of posts, bell; and for whom the member may write.
    with django_assert_num_queries(6):
        client.get(room.get_absolute_url())


def test_the_secretariat_sees_who_acted_for_a_seat(client, room, denmark, alternate, secretariat):
    a_reply(room, alternate)
    client.force_login(secretariat)
    page = " ".join(
        client.get(reverse("secretariat_seat", args=[denmark.pk])).content.decode().split()
    )
    assert f"{room.title} #2" in page
    assert "Stand-in S., Alternate, " in page
    other = Seat.objects.get(party="EE")
    page = client.get(reverse("secretariat_seat", args=[other.pk])).content.decode()
    assert "Nobody has written for this seat yet." in page
