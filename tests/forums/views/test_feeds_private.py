"""A private feed is for one member, and says what they may read now."""

import logging
from datetime import timedelta

from django.utils import timezone

from directory.actions import restricting
from forums.actions.searches import save_search
from forums.models import Forum, Thread
from forums.views import feeds
from network.lib.lines import JsonLines
from tests.factories import a_group, a_member, a_thread
from tests.forums.atom import LANGUAGE, a_feed, read, titles


def _with(**fields):
    def lose(member):
        for name, value in fields.items():
            setattr(member, name, value)
        member.save(update_fields=list(fields))

    return lose


def test_it_ends_with_the_right_to_read(client, forum, author, settings):
    settings.HAVN_DEMO = False
    a_thread(forum, author, "Here")
    losses = {
        "suspended": _with(suspended_until=timezone.now() + timedelta(days=1)),
        "closed": _with(closed_at=timezone.now()),
        "not active": _with(is_active=False),
        "not admitted": _with(admitted_at=None),
        "restricted": lambda member: restricting.restrict(member=member),
        "without the key the role asks for": _with(role="moderator"),
    }
    for why, lose in losses.items():
        member = a_member()
        path = a_feed(member, forum=forum)
        assert titles(client.get(path)) == ["Here"], why
        lose(member)
        assert client.get(path).status_code == 404, why


def test_each_member_has_what_they_may_read(client, seats_forum, forum, author, seat_holder):
    group = a_group("care-leavers", sensitivity="open")
    for place in (seats_forum, forum, group):
        a_thread(place, author, f"In {place.slug}", tags=["first meeting"])
    tag = Thread.objects.first().tags.get()
    saved, _new = save_search(member=seat_holder, words="hear")
    for of in ({"tag": tag}, {"search": saved}):
        own = titles(client.get(a_feed(seat_holder, **of)))
        assert set(own) == {"In expert-group", "In common-room"}, of
    assert titles(client.get(a_feed(a_member(), tag=tag))) == ["In common-room"]
    path = a_feed(seat_holder, forum=seats_forum)
    assert titles(client.get(path)) == ["In expert-group"]
    Forum.objects.filter(pk=seats_forum.pk).update(audience="named")
    assert client.get(path).status_code == 404


def test_who_asks_too_often_waits(client, forum, watcher, thread, monkeypatch):
    monkeypatch.setattr(feeds, "MOST", 2)
    path, other = a_feed(watcher, forum=forum), a_feed(a_member(), forum=forum)
    assert [client.get(path).status_code for _time in range(3)] == [200, 200, 429]
    assert client.get(path)["Retry-After"] == "3600"
    assert client.get(other).status_code == 200


def test_no_line_in_the_log_has_the_address(client, forum, watcher, thread, caplog):
    path = a_feed(watcher, forum=forum)
    with caplog.at_level(logging.DEBUG):
        for address in (path, path.replace("/feeds/", "/feeds/x")):
            client.get(address)
    lines = [JsonLines().format(record) for record in caplog.records]
    assert any('"view": "feed"' in line for line in lines)
    assert [line for line in lines if path.split("/")[2] in line] == []


def test_it_speaks_the_members_language(client, public_forum, author):
    author.language = "de"
    author.save()
    path = a_feed(author, forum=public_forum)
    response = client.get(path)
    assert read(response).get(LANGUAGE) == response["Content-Language"] == "de"
