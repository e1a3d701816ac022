"""The socket of an open thread: who may hear it, and what it says."""

import json

import pytest
from asgiref.sync import async_to_sync
from django.conf import settings
from django.test import Client
from django.utils.translation import override

from directory.actions import members
from forums.actions import forums, posts
from forums.actions.moving import move
from forums.fragments import MEMBERS, page_rows, render
from forums.models import Thread
from moderation.grounds import Ground
from network.lib.sockets import NOT_SIGNED_IN
from tests import factories
from tests.forums.sockets import PATIENCE, act, hears, is_closed, is_cut_off, opened, reading

pytestmark = pytest.mark.usefixtures("transactional_db")


def test_a_reply_and_an_edit_are_heard_as_everybody_may_see_them(thread, author, watcher):
    @async_to_sync
    async def journey():
        async with reading(thread, author) as mine, reading(thread, watcher) as theirs:
            await hears(mine, "here")
            post = await act(factories.a_reply, thread, watcher, "We begin with a phone call.")
            message = await hears(mine, "post")
            assert message == await hears(theirs, "post")
            assert (message["number"], message["revision"], message["version"]) == (2, 2, 1)
            assert "We begin with a phone call." in message["html"]
            assert watcher.name in message["html"]
            for theirs_alone in (f"/posts/{post.pk}/edit/", watcher.email):
                assert theirs_alone not in message["html"]

            words = {"written": "We begin with a letter.", "written_as": "text"}
            await act(posts.edit, post=post, editor=watcher, **words)
            message = await hears(mine, "post")
            assert (message["number"], message["revision"], message["version"]) == (2, 3, 2)
            assert "a letter" in message["html"]

    journey()


def test_it_tells_how_many_are_here(thread, author, watcher):
    @async_to_sync
    async def journey():
        async with reading(thread, author) as mine:
            assert (await hears(mine, "here"))["count"] == 1
            async with reading(thread, watcher):
                assert (await hears(mine, "here"))["count"] == 2
            assert (await hears(mine, "here"))["count"] == 1

    journey()


def test_each_hears_in_their_own_language(thread, author, watcher):
    """The same post once for each language in use; how many are here, for all of them."""
    members.choose_language(member=watcher, language="de")

    @async_to_sync
    async def journey():
        async with reading(thread, author) as english, reading(thread, watcher) as german:
            for socket in (english, german):
                while (await hears(socket, "here"))["count"] < 2:
                    pass
            await act(factories.a_reply, thread, watcher, "We begin with a phone call.")
            heard = [(await hears(socket, "post"))["html"] for socket in (english, german)]
            assert heard == await act(both_languages, thread.pk)
            assert await english.receive_nothing(0.2)

    journey()


def both_languages(thread_id):
    """The second post as pages in English and German have it."""
    rows = page_rows(thread_id, 2, 2)
    html = []
    for language in ("en", "de"):
        with override(language):
            html.append(render(rows, MEMBERS)[rows[0].pk])
    return html


def test_a_visitor_is_told_to_sign_in(thread):
    @async_to_sync
    async def journey():
        async with opened(f"/ws/threads/{thread.pk}/") as socket:
            assert (await socket.receive_output(PATIENCE))["type"] == "websocket.accept"
            assert (await socket.receive_output(PATIENCE))["code"] == NOT_SIGNED_IN

    journey()


def test_who_may_not_read_hears_nothing(seats_forum, secretariat, watcher):
    thread = factories.a_thread(seats_forum, secretariat)

    @async_to_sync
    async def journey():
        async with reading(thread, secretariat) as may, reading(thread, watcher) as may_not:
            await is_cut_off(may_not)
            await act(factories.a_reply, thread, secretariat, "For seat holders.")
            assert "For seat holders." in (await hears(may, "post"))["html"]
            assert await may_not.receive_nothing(0.2)

    journey()


def test_who_is_not_admitted_does_not_hear_names_of_a_public_forum(public_forum, author, stranger):
    thread = factories.a_thread(public_forum, author)

    @async_to_sync
    async def journey():
        async with reading(thread, author) as member, reading(thread, stranger) as waits:
            await hears(member, "here")
            await is_cut_off(waits)

    journey()


def test_a_thread_that_is_not_there_ends_the_same_way(watcher):
    @async_to_sync
    async def journey():
        async with opened("/ws/threads/999/", watcher) as socket:
            assert (await socket.receive_output(PATIENCE))["type"] == "websocket.accept"
            await is_cut_off(socket)

    journey()


def test_another_site_cannot_listen_with_a_members_session(thread, watcher):
    @async_to_sync
    async def journey():
        path = f"/ws/threads/{thread.pk}/"
        async with opened(path, watcher, origin="https://elsewhere.example") as socket:
            assert (await socket.receive_output(PATIENCE))["type"] == "websocket.close"

    journey()


def test_signing_out_in_one_tab_ends_the_others_and_no_other_computer(thread, author, watcher):
    @async_to_sync
    async def journey():
        async with reading(thread, watcher) as tab, reading(thread, watcher) as other_computer:
            await hears(tab, "here")
            client = Client()
            client.cookies[settings.SESSION_COOKIE_NAME] = tab.session
            await act(client.post, "/accounts/logout/")
            closed = await is_closed(tab)
            assert closed["code"] == NOT_SIGNED_IN
            await act(factories.a_reply, thread, author, "Afterwards.")
            assert "Afterwards." in (await hears(other_computer, "post"))["html"]
            assert await tab.receive_nothing(0.2)

    journey()


def test_nothing_is_written_through_it(thread, watcher):
    @async_to_sync
    async def journey():
        async with reading(thread, watcher) as socket:
            await hears(socket, "here")
            said = json.dumps({"type": "post", "html": "<p>By socket.</p>"})
            await socket.send_input({"type": "websocket.receive", "text": said})
            assert await socket.receive_nothing(0.3)

    journey()
    assert thread.posts.count() == 1


def test_a_page_that_is_no_thread_hears_its_members_bell_alone(author, watcher):
    from network.lib.realtime import apush, member_group

    @async_to_sync
    async def journey():
        async with opened("/ws/member/", watcher) as socket:
            assert (await socket.receive_output(PATIENCE))["type"] == "websocket.accept"
            await apush([member_group(author.pk)], {"type": "badge", "unread": 7})
            await apush([member_group(watcher.pk)], {"type": "badge", "unread": 1})
            assert (await hears(socket, "badge"))["unread"] == 1
            await act(members.deactivate, member=watcher)
            await is_cut_off(socket)

    journey()


def test_a_page_of_a_moved_thread_hears_of_the_forum_it_stands_in_now(
    thread, watcher, seat_holder, secretariat, seats_forum
):
    def now():
        return Thread.objects.select_related("forum").get(pk=thread.pk)

    def moved():
        move(thread=now(), forum=seats_forum, by=secretariat, reason=Ground("It is theirs."))

    def answered():
        factories.a_reply(now(), secretariat, "Here we say more.")

    @async_to_sync
    async def journey():
        async with reading(thread, watcher) as closed, reading(thread, seat_holder) as stays:
            await act(moved)
            await is_cut_off(closed)
            await act(answered)
            assert "Here we say more." in (await hears(stays, "post"))["html"]
            await act(forums.change_audience, forum=seats_forum, audience="named")
            await is_cut_off(stays)

    journey()
