"""Held words are on the desk of those who are named for the writer's country, and nowhere else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forums.actions import held as forums_held
from forums.models import Post
from moderation.actions import held
from moderation.models import Responder, SealReading
from tests import factories
from tests.keys import with_key
from tests.moderation.conftest import HELD


@pytest.fixture
def signed_in(client):
    def sign_in(member):
        client.force_login(member)
        return client

    return sign_in


def test_the_desk_lists_what_waits(signed_in, responder, matter, thread):
    page = signed_in(responder).get("/desk/held/").content.decode()
    assert f"/desk/held/{matter.pk}/" in page
    assert thread.title in page
    assert "Rakvere" not in page


def test_nobody_else_sees_it(signed_in, responder, matter, secretariat, author, writer):
    address = f"/desk/held/{matter.pk}/"
    assert signed_in(responder).get(address).status_code == 200
    elsewhere = with_key(factories.a_member(role="moderator"))
    Responder.objects.create(member=elsewhere, country_id="FI")
    for other in (elsewhere, secretariat, author, writer):
        assert signed_in(other).get(address).status_code == 404
        assert signed_in(other).post(f"{address}open/", {"reason": "x"}).status_code == 404
        assert address not in signed_in(other).get("/desk/held/").content.decode()


def test_a_moderator_never_decides_on_their_own_words(signed_in, moderator, responder, thread):
    own = forums_held.hold_reply(thread=thread, author=moderator, written=HELD, written_as="text")
    assert signed_in(moderator).get(f"/desk/held/{own.pk}/").status_code == 404


def test_words_are_seen_only_with_a_reason_that_is_on_record(signed_in, responder, matter):
    desk = signed_in(responder)
    address = f"/desk/held/{matter.pk}/"
    assert HELD not in desk.get(address).content.decode()
    assert desk.post(f"{address}open/", {"reason": ""}).status_code == 422
    assert SealReading.objects.count() == 0

    assert HELD in desk.post(f"{address}open/", {"reason": "To decide"}).content.decode()
    assert SealReading.objects.get().reason == "To decide"
    assert "To decide" in desk.get(address).content.decode()


def test_a_moderator_publishes_from_the_page(signed_in, responder, matter, writer):
    answer = signed_in(responder).post(
        f"/desk/held/{matter.pk}/publish/", {"words_0": "How do you prepare?"}, follow=True
    )
    assert "Published in the name of its writer" in answer.content.decode()
    assert Post.objects.get(number=2).author == writer
    own = signed_in(writer).get("/held/").content.decode()
    assert "The moderator changed words" in own
    assert "#post-2" in own


def test_the_writer_reads_why_it_is_not_published(signed_in, responder, matter, writer, author):
    told = "Please ask about the method."
    address = f"/desk/held/{matter.pk}/return/"
    assert signed_in(responder).post(address, {"answer": told}).status_code == 302
    assert told in signed_in(writer).get("/held/").content.decode()
    assert told not in signed_in(author).get("/held/").content.decode()


def test_who_comes_second_is_told(signed_in, responder, matter):
    held.give_back(matter=matter, by=responder, answer="No.")
    answer = signed_in(responder).post(
        f"/desk/held/{matter.pk}/publish/", {"words_0": "Words"}, follow=True
    )
    assert "A colleague has decided" in answer.content.decode()


def test_a_place_the_moderator_does_not_read_is_not_named(signed_in, moderator, seats_forum):
    holder = with_key(factories.a_seat_holder("EE", country_id="EE"))
    thread = factories.a_thread(seats_forum, holder, title="Papers of the seats")
    Responder.objects.create(member=moderator, country_id="EE")
    forums_held.hold_reply(thread=thread, author=holder, written=HELD, written_as="text")
    page = signed_in(moderator).get("/desk/held/").content.decode()
    assert "In a place you do not read" in page
    assert "Papers of the seats" not in page


def test_the_list_costs_the_same_however_long_it_is(signed_in, responder, matter, thread, writer):
    desk = signed_in(responder)
    desk.get("/desk/held/")
    with CaptureQueriesContext(
        connection,
    ) as one:
        desk.get("/desk/held/")
    for _ in range(2):
        forums_held.hold_reply(thread=thread, author=writer, written=HELD, written_as="text")
    with CaptureQueriesContext(connection) as three:
        desk.get("/desk/held/")
    assert len(three) == len(one)
