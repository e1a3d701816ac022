"""What a moderator takes out is gone from every place that can hold it, for everybody."""

import pytest
import redis
from django.conf import settings
from django.test import Client
from taggit.models import Tag

from forums.actions import curation, headings, posts
from forums.models import Forum, Post, Thread
from forums.redaction import Span
from moderation.grounds import Ground
from tests.factories import a_reply, a_thread
from tests.house.everybody import Everybody
from tests.house.holders import HOLDERS, ROLES, sources
from tests.house.walk import Walk
from tests.notifications.outcomes import digest_of, wants_digest, watches

WORD = "zanderlantern"
WHY = Ground("It points to one child.")


class Scene:
    """A thread that anybody reads, with the word in its title, a tag and its first post."""

    def __init__(self):
        everybody = Everybody()
        self.members, self.walk = everybody.members, Walk(everybody)
        Forum.objects.filter(slug="public-forum").update(sensitivity="open")
        forum = Forum.objects.get(slug="public-forum")
        self.thread = a_thread(
            forum, self.members["member"], title=f"About {WORD} and more", tags=[WORD],
            written=f"<p>We met {WORD} on Monday. What now?</p>", written_as="html",
        )  # fmt: skip
        self.first = self.thread.posts.get(number=1)
        self.messages = []
        self.redis = redis.Redis.from_url(settings.REDIS_URL)
        self.heard = self.redis.pubsub(ignore_subscribe_messages=True)
        self.heard.psubscribe("*")
        self.heard.get_message(timeout=2)  # that it is subscribed
        # Nobody who reads the thread below: what is read is no news.
        hears = self.members["alternate"]
        watches(hears, self.thread)
        wants_digest(hears)
        digest_of(hears)
        self.point()

    def point(self):
        """What the table of addresses is about."""
        self.thread.refresh_from_db()
        self.first.refresh_from_db()
        self.walk.things |= {
            "public thread": [self.thread.pk],
            "public thread, slug": [self.thread.pk, self.thread.slug],
            "public post": [self.first.pk],
        }
        for role in ROLES:
            self.client_of(role).get(self.thread.get_absolute_url())

    def client_of(self, role) -> Client:
        client = Client()
        if self.members[role]:
            client.force_login(self.members[role])
        return client

    def pushed(self) -> list[bytes]:
        """Every message since the last time, for each who asks."""
        while message := self.heard.get_message(timeout=0.2):
            self.messages.append(message["data"])
        return self.messages

    def places(self) -> dict[str, list[str]]:
        found = {name: sorted(set(look(self, WORD))) for name, look in HOLDERS.items()}
        self.messages = []
        return {name: places for name, places in found.items() if places}


@pytest.fixture
def scene(db, settings):
    settings.HAVN_DEMO = False
    scene = Scene()
    yield scene
    scene.heard.close()
    scene.redis.close()


def redact_post(scene, by):
    start = scene.first.html.index(WORD)
    span = Span(start, start + len(WORD))
    curation.redact(post=scene.first, spans=[span], by=by, reason=WHY)


def hide_post(scene, by):
    curation.hide(post=scene.first, by=by, reason=WHY)


@pytest.mark.parametrize("act", [redact_post, hide_post])
def test_what_is_taken_out_is_gone_from_every_holder(
    act, scene, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        a_reply(scene.thread, scene.members["holder"], f"I know {WORD}.")
        scene.first = posts.edit(
            post=scene.first, editor=scene.first.author, written_as="html",
            written=f"<p>We met {WORD} on Tuesday. What now?</p>",
        )  # fmt: skip
    scene.point()
    before = scene.places()
    assert set(before) == {
        *("cache default", "cache fragments", "socket ws/threads/<int:pk>/", "socket ws/member/"),
        "socket ws/desk/",
        *("cache fallback", "tables", "mail notifications.mail", "copies", "search", "addresses"),
    }
    assert set(before["search"]) == set(ROLES)
    assert set(before["tables"]) == {
        *("forums_post", "forums_postversion", "forums_thread", "taggit_tag"),
    }
    assert "post_history as member" in before["addresses"]
    for role in ROLES:
        assert {f"thread as {role}", f"since as {role}", f"forum as {role}"} <= set(
            before["addresses"]
        )
    assert "sitemap as visitor" in before["addresses"]

    by = scene.members["moderator"]
    with django_capture_on_commit_callbacks(execute=True):
        act(scene, by)
        reply = Post.objects.get(thread=scene.thread, number=2)
        curation.hide(post=reply, by=by, reason=WHY)
        title = Thread.objects.get(pk=scene.thread.pk)
        start = title.title.index(WORD)
        spans = [Span(start, start + len(WORD))]
        headings.redact_title(thread=title, spans=spans, by=by, reason=WHY)
        headings.remove_tag(thread=title, tag=Tag.objects.get(name=WORD), by=by, reason=WHY)
    scene.point()
    assert scene.places() == {}
    assert scene.first.html != "" or scene.first.hidden_at


def test_every_holder_is_known():
    assert sources() == set(HOLDERS)


def test_a_new_holder_is_seen():
    planted = {**settings.CACHES, "excerpts": {}}
    assert sources(caches=planted) - set(HOLDERS) == {"cache excerpts"}
    assert sources(routes=["ws/rooms/"]) - set(HOLDERS) == {"socket ws/rooms/"}
    assert sources(mails=[Post]) - set(HOLDERS) == {"mail forums.post"}
