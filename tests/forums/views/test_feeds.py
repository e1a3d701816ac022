"""What a feed says: of a public forum to anybody, of the rest to a member."""

import pytest
import redis
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from directory.models import Priority
from forums.actions import curation
from forums.models import Thread
from moderation.grounds import Ground
from tests.factories import a_forum, a_reply, a_thread
from tests.forums.atom import ATOM, LANGUAGE, a_feed, asked, entries, read, titles


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


def kept() -> bytes:
    """All that the cache of rendered posts holds."""
    with redis.Redis.from_url(settings.CACHES["fragments"]["LOCATION"]) as client:
        return b" ".join(client.get(key) or b"" for key in client.scan_iter("havn-fragments*"))


def test_no_cache_keeps_the_words_of_a_post_that_was_hidden(
    client, open_forum, author, watcher, moderator, django_capture_on_commit_callbacks
):
    thread = a_thread(open_forum, author, written="<p>Kvarkfyr</p>")
    client.get(a_feed(watcher, forum=open_forum))
    assert b"Kvarkfyr" in kept()
    with django_capture_on_commit_callbacks(execute=True):
        curation.hide(post=thread.posts.get(), by=moderator, reason=Ground("Names a child."))
    assert b"Kvarkfyr" not in kept()


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
