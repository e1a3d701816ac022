"""The pages on which a moderator takes words out of a title, and tags away."""

import pytest
from django.urls import reverse
from taggit.models import Tag

from forums.redaction import title_words
from forums.redactpage import page_of
from moderation.models import Seal
from tests.factories import a_thread

GROUND = {"guideline": "2.2", "words": "It points to one child."}


@pytest.fixture
def named(forum, author):
    return a_thread(forum, author, title="The case of <Tiina>", tags=["tiina"])


@pytest.fixture
def moderating(client, moderator):
    client.force_login(moderator)
    return client


def send(client, thread, **data):
    data = {"heading_seen": thread.heading} | GROUND | data
    return client.post(reverse("thread_redact", args=[thread.pk]), data)


def last_word(thread):
    return str(page_of(thread.title, None, title_words).rows[0].choices[-1].word.span)


def test_a_moderator_takes_a_word_and_a_tag_out_at_once(moderating, client, named, watcher):
    assert "Redact the title" in moderating.get(named.get_absolute_url()).content.decode()
    response = send(moderating, named, span=last_word(named), tags=Tag.objects.get().pk)
    assert response["Location"] == reverse("thread_record", args=[named.pk])
    record = moderating.get(response["Location"]).content.decode()
    assert "Words taken out of the title" in record
    assert "A tag taken out" in record
    client.force_login(watcher)
    old = client.get(named.get_absolute_url())
    page = client.get(old["Location"]).content.decode()
    assert "The case of [removed by a moderator]" in page
    assert "iina" not in page
    assert "Redact the title" not in page


def test_nothing_chosen_or_seen_too_long_ago_does_nothing(moderating, named):
    assert send(moderating, named).status_code == 422
    response = send(moderating, named, span=last_word(named), heading_seen=9)
    assert response["Location"] == reverse("thread_record", args=[named.pk])
    assert not Seal.objects.exists()


def test_since_says_when_the_head_has_changed(moderating, named):
    address = reverse("since", args=[named.pk])
    assert moderating.get(address).json()["heading"] == 1
    send(moderating, named, span=last_word(named))
    assert moderating.get(address).json()["heading"] == 2
