"""A thread in a forum of each audience, and everybody who may come to read them."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from directory.models import Seat
from forums.actions import groups
from forums.models import ForumMember
from tests.factories import a_forum, a_group, a_member, a_reply, a_seat_holder, a_thread

PUBLIC, MEMBERS, SEATS = {"open-square"}, {"common-room"}, {"expert-group"}
RULE, JOINED, NAMED = {"baltic-ministries"}, {"care-leavers"}, {"safeguarding"}

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
    "a ministry in Latvia": PUBLIC | MEMBERS | RULE,
    "a ministry in another country": PUBLIC | MEMBERS,
    "a school in Latvia": PUBLIC | MEMBERS,
    "a member who has said neither": PUBLIC | MEMBERS,
    "one in the group": PUBLIC | MEMBERS | JOINED,
    "a manager of the group": PUBLIC | MEMBERS | JOINED,
    "one who was taken out of the group": PUBLIC | MEMBERS,
    "one who asks to join the group": PUBLIC | MEMBERS,
    "one in the group who is not admitted any more": PUBLIC,
    "one who is named": PUBLIC | MEMBERS | NAMED,
    "the secretariat": PUBLIC | MEMBERS | SEATS | RULE | JOINED | NAMED,
    "an administrator": PUBLIC | MEMBERS | SEATS | RULE | JOINED | NAMED,
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


def the_group():
    return a_group("care-leavers")


def _in(forum, **fields):
    member = a_member()
    groups.add(forum=forum, member=member, by=None, **fields)
    return member


def _taken_out():
    member = _in(the_group())
    manager = _in(the_group(), manager=True)
    groups.remove(row=ForumMember.objects.get(member=member), by=manager)
    return member


def _asking():
    member = a_member()
    groups.ask(forum=the_group(), member=member)
    return member


def _not_any_more():
    member = _in(the_group())
    member.admitted_at = None
    member.save()
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
    "a ministry in Latvia": lambda: a_member(country_id="LV", sector_id="ministry"),
    "a ministry in another country": lambda: a_member(country_id="NO", sector_id="ministry"),
    "a school in Latvia": lambda: a_member(country_id="LV", sector_id="school"),
    "a member who has said neither": lambda: a_member(country_id=None, sector_id=None),
    "one in the group": lambda: _in(the_group()),
    "a manager of the group": lambda: _in(the_group(), manager=True),
    "one who was taken out of the group": _taken_out,
    "one who asks to join the group": _asking,
    "one in the group who is not admitted any more": _not_any_more,
    "one who is named": lambda: _in(a_forum("safeguarding", audience="named")),
    "the secretariat": lambda: a_member(role="secretariat"),
    "an administrator": lambda: a_member(role="administrator"),
}


@pytest.fixture(params=READS)
def reader(request, db):
    """Everybody in turn: `.who`, `.member`, and the slugs of forums, those they may read, `.reads`,
    and those they may know of, `.knows`: members the group's door, too."""
    who, reads = request.param, READS[request.param]
    knows = reads | JOINED if reads >= MEMBERS else reads
    return SimpleNamespace(who=who, member=COMERS[who](), reads=reads, knows=knows)


@pytest.fixture
def a_thread_each(public_forum, forum, seats_forum, author):
    """{forum slug: its thread}, a forum of each audience."""
    room = {"audience": "rule", "sectors": ["ministry"], "countries": ["LV", "LT"]}
    places = [
        *(public_forum, forum, seats_forum, the_group()),
        a_forum("baltic-ministries", **room),
        a_forum("safeguarding", audience="named"),
    ]
    return {
        place.slug: a_thread(place, author, title=f"A question of {place.slug}") for place in places
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


@pytest.fixture
def talk(thread, author, watcher):
    """Five posts: by the author and the watcher in turn."""
    for number in range(2, 6):
        a_reply(thread, watcher if number % 2 == 0 else author, f"Reply number {number}.")
    return thread
