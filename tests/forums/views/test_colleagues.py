"""Behind an "@" stand colleagues who may read what is written there, and nobody else."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from directory.models import Member
from forums.models import Mention
from network.lib.languages import sort_key
from tests.factories import a_forum, a_member, a_reply, a_seat_holder, a_thread


@pytest.fixture
def jorgen(db):
    return a_member("Jørgen Ø. Ås-Berg", handle="havorn-2", country_id="DK")


def address(forum):
    return reverse("colleagues", args=[forum.slug])


def offered(client, forum, typed) -> list[str]:
    page = client.get(address(forum), {"q": typed})
    assert page.status_code == 200
    return [one.handle for one in page.context["colleagues"]]


# No name or handle begins so.
NOTHING = ["", "j", "rgen", "jorgenn", "2", "--", "_%", "denmark", "%00 &"]


def test_by_the_beginning_of_the_handle_or_of_a_word_of_the_name(signed_in, forum, jorgen):
    for typed in ("jorg", "JØ", "jö", "as", "berg", "ås-b", "hav", "Havorn-"):
        assert offered(signed_in, forum, typed) == [jorgen.handle], typed
    for typed in NOTHING:
        assert offered(signed_in, forum, typed) == [], typed


def test_eight_at_the_most_by_name_with_where_they_work(signed_in, forum):
    for number in range(9, 0, -1):
        a_member(f"Ilze {number}", handle=f"ilze-{number}", country_id="LV")
    assert offered(signed_in, forum, "il") == [f"ilze-{number}" for number in range(1, 9)]
    page = signed_in.get(address(forum), {"q": "ilze"}).content.decode()
    assert '@ilze-1</span></span> <span class="colleague-more">Latvia</span>' in page
    assert 'data-said="8 colleagues"' in page
    assert "<html" not in page


def test_never_oneself_nor_who_is_not_found_elsewhere(signed_in, watcher, forum):
    gone = {
        "here": {},
        "closed": {"closed_at": timezone.now()},
        "kept": {"restricted_at": timezone.now()},
        "out": {"suspended_until": timezone.now() + timedelta(days=1)},
        "off": {"is_active": False},
        "waits": {"admitted_at": None},
    }
    for handle in gone:
        a_member("Ilze K.", handle=handle)
    assert len(offered(signed_in, forum, "ilze")) == len(gone)
    for handle, why in gone.items():
        Member.objects.filter(handle=handle).update(**why or {"country": "LV"})
    watcher.name, watcher.sort_key = "Ilze T.", sort_key("Ilze T.")
    watcher.save(update_fields=["name", "sort_key"])
    assert offered(signed_in, forum, "ilze") == ["here"]


def test_only_who_may_read_the_place_and_each_is_linked(client, seats_forum, seat_holder, author):
    other = a_seat_holder("EE", name="Kaisa S.", handle="kaisa-s")
    client.force_login(seat_holder)
    assert offered(client, a_forum("lounge", audience="members"), "kaisa") == ["kaisa-r", "kaisa-s"]
    assert offered(client, seats_forum, "kaisa") == ["kaisa-s"]
    a_reply(a_thread(seats_forum, seat_holder), seat_holder, "@kaisa-s @kaisa-r")
    assert [mention.member for mention in Mention.objects.all()] == [other]


def test_who_asks_without_a_name_is_offered_as_themselves_alone(signed_in, forum, author):
    for number in range(6):
        a_member(f"Ilze {number}", handle=f"ilze-{number}", country_id="FI", sector_id="school")
    asked = a_thread(forum, author, kind="question", without_name=True)
    assert asked.author != author
    assert offered(signed_in, forum, "voice") == []
    assert offered(signed_in, forum, asked.author.name.split()[-1]) == []
    assert offered(signed_in, forum, "kaisa") == ["kaisa-r"]


def test_only_for_who_writes_there(client, signed_in, watcher, stranger, public_forum, forum):
    quiet = a_forum("news", audience="members", starting="managers", replying="nobody")
    answers = a_forum("answers", audience="members", starting="managers")
    get = [client.get(address(one), {"q": "an"}).status_code for one in (forum, answers, quiet)]
    assert get == [200, 200, 404]
    Member.objects.filter(pk=watcher.pk).update(muted_until=timezone.now() + timedelta(days=1))
    assert client.get(address(forum)).status_code == 404
    client.force_login(stranger)
    assert client.get(address(public_forum)).status_code == 404


def test_it_costs_the_same_whatever_is_found(signed_in, forum, django_assert_num_queries):
    a_member("Ilze A.", handle="ilze-a", country_id="LV")
    with CaptureQueriesContext(connection) as one:
        assert len(offered(signed_in, forum, "ilze")) == 1
    assert len(one) <= 4
    for number in range(2):
        a_member(f"Ilze {number}", handle=f"ilze-{number}", country_id="EE")
    with django_assert_num_queries(len(one)):
        assert len(offered(signed_in, forum, "ilze")) == 3


def test_not_as_often_as_a_program_asks(signed_in, watcher, forum):
    assert signed_in.get(address(forum)).status_code == 200
    cache.set(f"limit:colleagues:{watcher.pk}", 600, 600)
    assert signed_in.get(address(forum)).status_code == 429
