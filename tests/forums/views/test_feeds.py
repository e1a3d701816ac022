"""A program asks what is new: of a public forum anybody's, of the rest a member's own."""

import logging
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import etree

from directory.actions import restricting
from directory.models import Priority
from forums.actions import curation
from forums.actions.feeds import MOST, TooMany, end_feed, make_feed
from forums.actions.searches import save_search
from forums.models import Feed, Forum, Thread
from forums.views import feeds
from moderation.grounds import Ground
from network.lib.lines import JsonLines
from tests.factories import a_forum, a_group, a_member, a_reply, a_thread

ATOM = {"a": "http://www.w3.org/2005/Atom"}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def asked(client, path, **headers):
    return client.get(path, headers=headers)


def read(response):
    """The feed's root, which has all that RFC 4287 asks for."""
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = etree.fromstring(response.content)
    for element in [root, *root.findall("a:entry", ATOM)]:
        for name in ("id", "title", "updated", "link"):
            assert element.findtext(f"a:{name}", None, ATOM) is not None, name
    assert root.findtext("a:author/a:name", None, ATOM) == "Havn"
    return root


def entries(response) -> list[tuple]:
    """(title, author, words) of each."""
    found = read(response).findall("a:entry", ATOM)
    return [
        tuple(
            one.findtext(path, None, ATOM) for path in ("a:title", "a:author/a:name", "a:summary")
        )
        for one in found
    ]


def titles(response) -> list[str]:
    return [title for title, _author, _words in entries(response)]


def a_feed(member, **of) -> str:
    """The path of a new feed of the member's."""
    _feed, token = make_feed(member=member, **of)
    return reverse("feed", args=[token])


@pytest.fixture
def open_forum(db):
    """A forum of members whose words may leave."""
    return a_forum("open-to-members", audience="members", sensitivity="open")


def test_a_public_forum_has_a_feed_without_names(client, public_forum, author):
    long = "Long " * 200
    thread = a_thread(public_forum, author, "Erste Frage", language="de", written=f"<p>{long}</p>")
    path = reverse("forum_feed", args=[public_forum.slug])
    page = client.get(public_forum.get_absolute_url()).content.decode()
    assert (
        f'<link rel="alternate" type="application/atom+xml" title="Open square" href="{path}">'
        in page
    )
    response = client.get(path)
    [(title, who, words)] = entries(response)
    assert (title, who) == ("Erste Frage", "A colleague, School")
    assert words.startswith("Long Long")
    assert len(words) == 300
    assert author.name not in response.content.decode()
    root = read(response)
    [entry] = root.findall("a:entry", ATOM)
    assert root.get(LANGUAGE) == "en"
    assert entry.get(LANGUAGE) == "de"
    assert entry.findtext("a:id", None, ATOM).endswith(f"/threads/{thread.pk}/")
    assert root.find("a:link[@rel='self']", ATOM).get("href").endswith(path)
    assert "public" in response["Cache-Control"]
    assert "X-Robots-Tag" not in response


def test_no_other_forum_has_one_for_everybody(client, signed_in, forum, author):
    silent = a_forum("silent", audience="public", sensitivity="no-record")
    for place in (forum, silent):
        a_thread(place, author)
        assert client.get(reverse("forum_feed", args=[place.slug])).status_code == 404
        page = client.get(place.get_absolute_url()).content.decode()
        assert 'rel="alternate"' not in page
    assert client.get(reverse("forum_feed", args=["nowhere"])).status_code == 404


def test_what_leaves_is_what_forum_and_thread_let_out(client, open_forum, forum, author, watcher):
    a_thread(open_forum, author, "Whole")
    a_thread(open_forum, author, "Title alone", sensitivity="titles-only")
    a_thread(open_forum, author, "Nothing", sensitivity="no-record")
    a_thread(forum, author, "Of members")
    about = Priority.objects.get(slug="prevention")
    assert entries(client.get(a_feed(watcher, priority=about))) == [
        ("Of members", None, None),
        ("Title alone", None, None),
        ("Whole", "Kaisa R.", "We would like to hear how others do it."),
    ]


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


def test_an_address_ends_when_it_is_ended_or_made_anew(client, forum, watcher, thread):
    first, second = a_feed(watcher, forum=forum), a_feed(watcher, forum=forum)
    [feed] = Feed.objects.all()
    assert (client.get(first).status_code, client.get(second).status_code) == (404, 200)
    assert second.split("/")[2] not in str(list(Feed.objects.values()))
    feed.refresh_from_db()
    assert feed.used_on == timezone.localdate()
    end_feed(feed=feed)
    assert client.get(second).status_code == 404


def test_a_member_has_twenty_at_the_most(watcher):
    for _number in range(MOST):
        make_feed(member=watcher, forum=a_forum())
    make_feed(member=watcher, forum=Forum.objects.first())
    with pytest.raises(TooMany):
        make_feed(member=watcher, forum=a_forum())


def test_what_is_hidden_redacted_or_identifies_a_child_is_gone_at_once(
    client, open_forum, author, watcher, moderator
):
    thread = a_thread(open_forum, author, "Kvarkfyr asks")
    path = a_feed(watcher, forum=open_forum)
    before = client.get(path)
    assert entries(before)[0][2]
    curation.hide(post=thread.posts.get(), by=moderator, reason=Ground("Names a child."))
    after = asked(client, path, if_none_match=before["ETag"])
    assert entries(after) == [("Kvarkfyr asks", "Kaisa R.", None)]
    # Written before the rules knew it.
    Thread.objects.filter(pk=thread.pk).update(title="Isikukood 38001085718", heading=9)
    assert entries(client.get(path)) == []


def test_what_has_not_changed_costs_two_queries(client, open_forum, author, watcher):
    a_thread(open_forum, author)
    path = a_feed(watcher, forum=open_forum)
    first = client.get(path)
    for threads in (1, 3):
        for _more in range(threads - Thread.objects.count()):
            a_thread(open_forum, author)
        first = client.get(path)
        with CaptureQueriesContext(connection) as queries:
            again = asked(client, path, if_none_match=first["ETag"])
        assert (again.status_code, again.content, len(queries)) == (304, b"", 2)
        assert again["ETag"] == first["ETag"]
        assert "private" in again["Cache-Control"]
    assert first["X-Robots-Tag"] == "noindex"
    head = client.head(path)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", first["ETag"])
    a_reply(Thread.objects.first(), author)
    assert asked(client, path, if_none_match=first["ETag"]).status_code == 200


def test_a_feed_in_which_nothing_stands_stays_the_same(client, open_forum, watcher):
    path = a_feed(watcher, forum=open_forum)
    first = client.get(path)
    assert entries(first) == []
    assert asked(client, path, if_none_match=first["ETag"]).status_code == 304


def test_a_letter_that_xml_does_not_know_is_left_out(client, open_forum, author, watcher):
    thread = a_thread(open_forum, author)
    Thread.objects.filter(pk=thread.pk).update(title="One\x0b & <two>\ufffe")
    assert titles(client.get(a_feed(watcher, forum=open_forum))) == ["One & <two>"]


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


def test_a_member_makes_one_sees_it_once_and_ends_it(client, signed_in, watcher, forum, thread):
    hidden = a_group("hidden-group", joining="hidden")
    page = client.get(forum.get_absolute_url()).content.decode()
    link = f"{reverse('settings_feeds')}?of=forum-{forum.pk}"
    assert link in page
    page = client.get(link).content.decode()
    assert f'<option value="forum-{forum.pk}" selected>Common room</option>' in page
    assert hidden.title not in page
    sent = {"of": f"forum-{forum.pk}"}
    made = client.post(reverse("settings_feed_new"), sent)
    address = made.context["address"]
    assert address in made.content.decode()
    assert titles(client.get(address.partition("8000")[2] or address)) == [thread.title]
    page = client.get(reverse("settings_feeds")).content.decode()
    assert "Common room" in page
    assert address.split("/")[-2] not in page
    [feed] = Feed.objects.all()
    for wrong in ({}, {"of": f"forum-{hidden.pk}"}):
        assert client.post(reverse("settings_feed_new"), wrong).status_code == 422
    client.force_login(a_member())
    assert client.post(reverse("settings_feed_end", args=[feed.pk])).status_code == 404
    client.force_login(watcher)
    client.post(reverse("settings_feed_end", args=[feed.pk]))
    assert not Feed.objects.exists()


def test_a_forum_that_may_not_be_known_any_more_is_not_named(signed_in, watcher, forum):
    make_feed(member=watcher, forum=forum)
    assert "Common room" in signed_in.get(reverse("settings_feeds")).content.decode()
    Forum.objects.filter(pk=forum.pk).update(audience="named", title="Secret room")
    page = signed_in.get(reverse("settings_feeds")).content.decode()
    assert "A forum that you can no longer read" in page
    assert "Secret room" not in page
