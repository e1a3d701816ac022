"""The right to hear an open thread ends when it ends: by an act at once, by the clock on time."""

import asyncio
from datetime import timedelta

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.test import Client
from django.utils import timezone

from directory.actions import members, seats
from directory.models import Country, Seat, SeatTerm
from forums.actions import forums, groups
from moderation.actions import sanctions
from moderation.grounds import Ground
from tests import factories
from tests.forums.sockets import act, hears, is_cut_off, reading
from tests.keys import with_key

pytestmark = pytest.mark.usefixtures("transactional_db")


@pytest.mark.parametrize("how", ["audience", "deactivated", "seat"])
def test_rights_that_are_taken_end_it_at_once(how, seats_forum, seat_holder, secretariat):
    thread = factories.a_thread(seats_forum, secretariat)

    def take():
        if how == "audience":
            # Narrower for the holder: only the secretariat stays.
            SeatTerm.objects.filter(member=seat_holder).update(ends=timezone.now())
            forums.change_audience(forum=seats_forum, audience="seats")
        elif how == "deactivated":
            members.deactivate(member=seat_holder)
        else:
            seats.end_term(term=SeatTerm.objects.select_related("member").get())

    @async_to_sync
    async def journey():
        async with reading(thread, seat_holder) as socket, reading(thread, secretariat) as stays:
            await hears(socket, "here")
            await act(take)
            await is_cut_off(socket)
            await act(factories.a_reply, thread, secretariat, "Afterwards.")
            assert "Afterwards." in (await hears(stays, "post"))["html"]
            assert await socket.receive_nothing(0.2)

    journey()


@pytest.mark.parametrize("how", ["taken out", "left", "moved", "rule"])
def test_who_is_no_longer_in_it_is_cut_off_at_once(how, watcher, secretariat):
    if how in ("taken out", "left"):
        room = factories.a_group()
        row = groups.add(forum=room, member=watcher, by=None)
    else:
        room = factories.a_forum(audience="rule", countries=[watcher.country_id])
    thread = factories.a_thread(room, secretariat)

    def go():
        if how == "taken out":
            groups.remove(row=row, by=secretariat)
        elif how == "left":
            groups.leave(row=row)
        elif how == "rule":
            forums.change_audience(forum=room, audience="rule", countries=["IS"])
        else:
            norway = Country.objects.get(pk="NO")
            face = {"name": watcher.name, "headline": "", "about": "", "sector": watcher.sector}
            members.change_face(member=watcher, country=norway, **face)

    @async_to_sync
    async def journey():
        async with reading(thread, watcher) as socket, reading(thread, secretariat) as stays:
            await hears(socket, "here")
            await act(go)
            await is_cut_off(socket)
            await act(factories.a_reply, thread, secretariat, "Afterwards.")
            assert "Afterwards." in (await hears(stays, "post"))["html"]
            assert await socket.receive_nothing(0.2)

    journey()


def test_a_seat_ends_by_the_clock(seats_forum, secretariat):
    thread = factories.a_thread(seats_forum, secretariat)
    ends = timezone.now() + timedelta(seconds=1.5)
    holder = factories.a_seat_holder("FI", ends=ends)

    @async_to_sync
    async def journey():
        async with reading(thread, holder) as socket:
            await hears(socket, "here")
            assert timezone.now() < ends
            await asyncio.sleep((ends - timezone.now()).total_seconds())
            await is_cut_off(socket)

    journey()


def test_a_term_begins_and_ends_by_the_clock_in_page_and_socket_alike(
    seats_forum, secretariat, watcher
):
    """Nobody presses anything: before its first second and after its last there is nothing."""
    thread = factories.a_thread(seats_forum, secretariat)
    address = thread.get_absolute_url()
    starts = timezone.now().replace(microsecond=0) + timedelta(seconds=2)
    ends = starts + timedelta(seconds=2)
    seat = Seat.objects.get(party="EE")
    seats.appoint(seat=seat, member=with_key(watcher), starts=starts, ends=ends)
    browser = Client()
    browser.force_login(watcher)

    def status():
        return browser.get(address).status_code

    async def until(moment):
        await asyncio.sleep((moment - timezone.now()).total_seconds() + 0.05)

    @async_to_sync
    async def journey():
        assert await sync_to_async(status)() == 404
        async with reading(thread, watcher) as too_early:
            await is_cut_off(too_early)
        assert timezone.now() < starts
        await until(starts)
        assert await sync_to_async(status)() == 200
        async with reading(thread, watcher) as socket:
            await hears(socket, "here")
            assert timezone.now() < ends
            await until(ends)
            await is_cut_off(socket)
        assert timezone.now() < ends + timedelta(seconds=1)
        assert await sync_to_async(status)() == 404
        async with reading(thread, watcher) as too_late:
            await is_cut_off(too_late)

    journey()


def test_a_push_after_a_missed_change_of_the_audience_is_not_heard(forum, author, watcher):
    """The message that the audience changed was lost: the next push carries the new version."""
    thread = factories.a_thread(forum, author)

    def narrow_in_silence():
        forum.audience, forum.access_version = "seats", forum.access_version + 1
        forum.save()

    @async_to_sync
    async def journey():
        async with reading(thread, watcher) as socket:
            await hears(socket, "here")
            await act(narrow_in_silence)
            await act(factories.a_reply, thread, author, "For seat holders.")
            await is_cut_off(socket)

    journey()


def test_who_is_suspended_is_cut_off_at_once_and_stays_out(thread, author, watcher, moderator):
    def suspend():
        sanctions.suspend(member=watcher, by=moderator, ground=Ground("Adverts."))

    @async_to_sync
    async def journey():
        async with reading(thread, watcher) as socket, reading(thread, author) as stays:
            await hears(socket, "here")
            await act(suspend)
            await is_cut_off(socket)
            await act(factories.a_reply, thread, author, "Afterwards.")
            assert "Afterwards." in (await hears(stays, "post"))["html"]
            assert await socket.receive_nothing(0.2)

    journey()
