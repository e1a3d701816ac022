"""Writing for an organisation: who may, what stands at the post, and that a person still does."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from directory.actions import members, organisations
from directory.actions.spokespersons import end_spokesperson, name_spokesperson
from directory.models import Organisation
from forums.actions import held, posts
from forums.actions.adding import SpeaksNoMore
from forums.models import Post
from moderation.actions import held as desk
from moderation.actions.seals import words_of
from moderation.models import Seal
from tests.factories import a_member, a_reply, a_thread

pytestmark = pytest.mark.django_db


@pytest.fixture
def ministry():
    return organisations.enter(slug="ministry-x", name="Ministry X", country=None, sector=None)


@pytest.fixture
def named(author, ministry, secretariat):
    """The author speaks for Ministry X."""
    since = {"function": "Adviser", "starts": date(2026, 1, 1)}
    members.affiliate(member=author, organisation=ministry, **since)
    return name_spokesperson(organisation=ministry, member=author, by=secretariat)


def page(client, member, thread) -> str:
    client.force_login(member)
    return client.get(thread.get_absolute_url()).content.decode()


def test_the_writer_chooses_at_each_post(client, thread, named, author, watcher):
    assert "You write as" not in page(client, watcher, thread)
    form = page(client, author, thread)
    assert "Myself" in form and "For Ministry X" in form
    address = reverse("reply", args=[thread.pk])
    client.post(address, {"text": "So I see it.", "spokesperson": ""})
    client.post(address, {"text": "So we see it.", "spokesperson": named.pk})
    assert [post.spokesperson for post in thread.posts.order_by("number")] == [None, None, named]
    shown = page(client, watcher, thread)
    assert shown.count('<p class="for-seat">For Ministry X</p>') == 1
    assert shown.count("Kaisa R.</a>") >= 3


def test_visitors_see_neither(client, public_forum, named, author):
    thread = a_thread(public_forum, author, spokesperson=named)
    shown = client.get(thread.get_absolute_url()).content.decode()
    assert "We would like to hear" in shown and "Ministry X" not in shown


def test_it_has_a_place_in_the_form_of_a_thread(client, forum, named, author):
    client.force_login(author)
    form = client.get(reverse("thread_new", args=[forum.slug])).content.decode()
    assert "For Ministry X" in form


def test_a_new_name_of_the_organisation_stands_there_also_of_who_has_gone_on(
    client, forum, named, author, watcher, secretariat
):
    thread = a_thread(forum, author, spokesperson=named)
    assert "For Ministry X" in page(client, watcher, thread)
    other = organisations.enter(slug="other", name="Other", country=None, sector=None)
    members.affiliate(
        member=author, organisation=other, function="Adviser", starts=date(2026, 3, 1)
    )
    about = {"country": None, "sector": None}
    ministry = Organisation.objects.get(slug="ministry-x")
    organisations.change(organisation=ministry, by=secretariat, name="Ministry of X", **about)
    assert "For Ministry of X" in page(client, watcher, thread)


def test_who_speaks_for_it_no_more_is_told_and_loses_no_word(
    client, thread, named, author, secretariat
):
    end_spokesperson(spokesperson=named, by=secretariat)
    with pytest.raises(SpeaksNoMore):
        posts.reply(thread=thread, author=author, written="We.", spokesperson=named)
    client.force_login(author)
    sent = {"text": "So we see it.", "spokesperson": named.pk}
    answer = client.post(reverse("reply", args=[thread.pk]), sent)
    assert answer.status_code == 422
    assert "You do not speak for it any more" in answer.content.decode()
    assert "So we see it." in answer.content.decode()


def test_nobody_speaks_by_another_ones_name(thread, named, watcher):
    with pytest.raises(SpeaksNoMore):
        posts.reply(thread=thread, author=watcher, written="We.", spokesperson=named)


def test_among_seats_one_writes_for_a_party(client, seats_forum, seat_holder, named, ministry):
    members.affiliate(
        member=seat_holder, organisation=ministry, function="Head", starts=date(2026, 1, 1)
    )
    name_spokesperson(organisation=ministry, member=seat_holder, by=a_member(role="secretariat"))
    thread = a_thread(seats_forum, seat_holder)
    assert "For Ministry X" not in page(client, seat_holder, thread)


def test_held_words_are_published_for_it(thread, named, author, moderator):
    about = {"thread": thread, "author": author, "written": "We.", "written_as": "text"}
    matter = held.hold_reply(**about, spokesperson=named)
    words = {seal.field: words_of(seal) for seal in Seal.objects.of(matter)}
    desk.publish(matter=matter, by=moderator, words=words)
    assert Post.objects.get(thread=thread, number=2).spokesperson == named


def test_the_thread_page_asks_no_more_for_it(client, forum, named, author, watcher):
    """Neither for who may speak, nor for a post that is said so."""
    thread = a_thread(forum, watcher)

    def queries(member):
        page(client, member, thread)
        with CaptureQueriesContext(connection) as asked:
            client.get(thread.get_absolute_url())
        return len(asked)

    before = queries(watcher)
    assert queries(author) == before
    a_reply(thread, author, spokesperson=named)
    assert queries(author) == before
