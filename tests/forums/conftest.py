"""A thread in a forum of each audience, and everybody who may come to read them."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from directory.models import Seat
from tests.factories import a_member, a_seat_holder, a_thread

PUBLIC, MEMBERS, SEATS = {"open-square"}, {"common-room"}, {"expert-group"}

# Who reads what.
READS = {
    "a visitor": PUBLIC,
    "somebody not admitted": PUBLIC,
    "somebody who left": PUBLIC,
    "a member": PUBLIC | MEMBERS,
    "a moderator": PUBLIC | MEMBERS,
    "a seat holder": PUBLIC | MEMBERS | SEATS,
    "a seat holder to the end of the week": PUBLIC | MEMBERS | SEATS,
    "a seat holder until yesterday": PUBLIC | MEMBERS,
    "a seat holder from tomorrow": PUBLIC | MEMBERS,
    "a holder of a suspended seat": PUBLIC | MEMBERS,
    "the secretariat": PUBLIC | MEMBERS | SEATS,
    "an administrator": PUBLIC | MEMBERS | SEATS,
}


def days(number):
    return timezone.now() + timedelta(days=number)


def _left():
    member = a_member()
    member.is_active = False
    member.save()
    return member


def _suspended():
    member = a_seat_holder("SE")
    Seat.objects.filter(party="SE").update(status=Seat.Status.SUSPENDED)
    return member


COMERS = {
    "a visitor": AnonymousUser,
    "somebody not admitted": lambda: a_member(admitted=False),
    "somebody who left": _left,
    "a member": a_member,
    "a moderator": lambda: a_member(role="moderator"),
    "a seat holder": a_seat_holder,
    "a seat holder to the end of the week": lambda: a_seat_holder(ends=days(5)),
    "a seat holder until yesterday": lambda: a_seat_holder(starts=days(-9), ends=days(-1)),
    "a seat holder from tomorrow": lambda: a_seat_holder(starts=days(1)),
    "a holder of a suspended seat": _suspended,
    "the secretariat": lambda: a_member(role="secretariat"),
    "an administrator": lambda: a_member(role="administrator"),
}


@pytest.fixture(params=READS)
def reader(request, db):
    """Everybody in turn: `.who`, `.member`, and the slugs of the forums they may read, `.reads`."""
    who = request.param
    return SimpleNamespace(who=who, member=COMERS[who](), reads=READS[who])


@pytest.fixture
def three_threads(public_forum, forum, seats_forum, author):
    """{forum slug: its thread}."""
    return {
        place.slug: a_thread(place, author, title=f"A question of {place.slug}")
        for place in (public_forum, forum, seats_forum)
    }


@pytest.fixture
def signed_in(client, watcher):
    """A client in the name of an ordinary member."""
    client.force_login(watcher)
    return client


@pytest.fixture
def writing(client, author):
    """A client in the name of the thread's author."""
    client.force_login(author)
    return client


@pytest.fixture
def long_thread(forum, author, settings):
    """Seven posts, three a page."""
    settings.POSTS_PER_PAGE = 3
    return a_thread(forum, author, posts=7)
