"""What is new to a saved search comes with the digest."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from forums.actions import curation, groups
from forums.actions.reading import mark_read, watch
from forums.actions.searches import forget_search, save_search
from forums.models import Forum, ForumMember, Post, SavedSearch, Watch
from moderation.grounds import Ground
from notifications.digest_mail import compose
from notifications.digests import Window, gather
from tests.factories import a_forum, a_group, a_reply, a_thread
from tests.notifications.outcomes import digest_of, wants_digest, watches

WORD = "kvarkfyr"


@pytest.fixture
def window():
    now = timezone.now()
    return Window(now - timedelta(hours=1), now + timedelta(hours=1))


@pytest.fixture
def search(watcher):
    """The watcher's, of one word."""
    return save_search(member=watcher, words=WORD)[0]


def told(member, window):
    return [
        (item.thread_id, item.why, item.search_id, item.first_number, item.new_posts)
        for item in gather(member, window)
    ]


def test_new_posts_that_a_search_finds_are_told(forum, author, watcher, window, search):
    a_thread(forum, author, title="Another thing")
    thread = a_thread(forum, author, title="Lights", posts=2)
    for _ in range(2):
        a_reply(thread, author, f"The {WORD}s are on.")
    assert told(watcher, window) == [(thread.pk, "search", search.pk, 3, 2)]


def test_a_new_thread_is_told_for_its_title(forum, author, watcher, window, search):
    thread = a_thread(forum, author, title=f"On {WORD}s")
    assert told(watcher, window) == [(thread.pk, "search", search.pk, 1, 1)]


def test_what_narrows_a_search_down_counts(forum, public_forum, author, watcher, window):
    thread = a_thread(forum, author, written=f"The {WORD}.", countries=["FI"], language="sv")
    for fields, is_told in (
        ({"country": "FI"}, True),
        ({"country": "EE"}, False),
        ({"language": "sv"}, True),
        ({"language": "en"}, False),
        ({"forum": forum.pk}, True),
        ({"forum": public_forum.pk}, False),
        ({"sector": author.sector_id}, True),
        ({"sector": "police"}, False),
    ):
        search, _ = save_search(member=watcher, words=WORD, **fields)
        assert [item[0] for item in told(watcher, window)] == [thread.pk] * is_told, fields
        forget_search(search=search)


def test_several_searches_tell_a_thread_once(forum, author, watcher, window, search):
    second, _ = save_search(member=watcher, words="other -exam")
    one = a_thread(forum, author, written=f"One {WORD} and other things.")
    two = a_thread(forum, author, written="An other thing.")
    a_thread(forum, author, written="An other exam.")
    assert {item[:3] for item in told(watcher, window)} == {
        (one.pk, "search", search.pk),
        (two.pk, "search", second.pk),
    }


def test_what_is_watched_is_told_as_watched(forum, author, watcher, window, search):
    thread = a_thread(forum, author, written=WORD)
    watches(watcher, thread)
    assert [item[1] for item in told(watcher, window)] == ["watching"]


def test_own_read_muted_and_old_posts_are_no_news(forum, author, watcher, window, search):
    thread = a_thread(forum, author, written=WORD)
    assert told(watcher, window)
    a_thread(forum, watcher, written=WORD)
    mark_read(thread, watcher, 1)
    assert told(watcher, window) == []
    muted = a_thread(forum, author, written=WORD)
    watch(muted, watcher, Watch.Volume.MUTED)
    old = a_thread(forum, author, written=WORD)
    Post.objects.filter(thread=old).update(posted_at=window.since - timedelta(days=1))
    assert told(watcher, window) == []


@pytest.mark.parametrize("sensitivity", ["titles-only", "no-record"])
def test_that_a_word_stands_in_words_that_stay_is_said_by_no_mail(
    forum, author, watcher, window, search, sensitivity
):
    thread = a_thread(forum, author, written=WORD)
    assert told(watcher, window)
    Forum.objects.filter(pk=forum.pk).update(sensitivity=sensitivity)
    assert thread.pk
    assert told(watcher, window) == []


def test_a_forum_that_may_not_be_read_is_not_searched(author, watcher, window, search):
    place = a_group("care-leavers", sensitivity="members")
    a_thread(place, author, written=WORD)
    assert told(watcher, window) == []
    groups.add(forum=place, member=watcher, by=None)
    assert told(watcher, window)


@pytest.mark.parametrize("how_many", [1, 3])
def test_searches_ask_the_same_queries(forum, author, watcher, window, how_many):
    for number in range(how_many):
        save_search(member=watcher, words=f"{WORD} {number}")
        a_thread(forum, author, written=f"The {WORD} {number}.")
    gather(watcher, window)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(gather(watcher, window)) == how_many
    # Forums, watched, followed, searches, what to ask, hits, which of them may be told.
    assert len(asked) == 7


@pytest.fixture
def mail(forum, author, watcher, search):
    """The digest's, made of one hit; nothing is sent yet."""
    wants_digest(watcher)
    thread = a_thread(forum, author, title="Lights", written=f"The {WORD} is on.")
    a_reply(thread, author, "No word of it.")
    Post.objects.update(posted_at=timezone.now())
    return digest_of(watcher)


def body(mail):
    message = compose(mail)
    return "" if message is None else message.body


def test_the_mail_says_which_search(mail):
    assert f"You saved a search for “{WORD}”" in body(mail)
    assert "The kvarkfyr is on." in body(mail)
    assert "1 new post" in body(mail)


def test_what_changed_before_it_is_sent_is_not_told(mail, watcher, moderator, forum):
    assert body(mail)
    post = Post.objects.get(number=1)
    curation.hide(post=post, by=moderator, reason=Ground("Off topic."))
    assert body(mail) == ""


def test_a_search_that_was_let_go_is_not_told(mail, search):
    assert body(mail)
    forget_search(search=search)
    assert not SavedSearch.objects.exists()
    assert body(mail) == ""


def test_a_right_that_was_lost_is_asked_again(mail, forum):
    assert body(mail)
    Forum.objects.filter(pk=forum.pk).update(audience="named")
    assert not ForumMember.objects.exists()
    assert body(mail) == ""


def test_words_that_were_edited_away_are_not_told(mail):
    assert body(mail)
    Post.objects.filter(number=1).update(html="<p>Nothing.</p>")
    assert body(mail) == ""


def test_a_closed_forum_of_a_search_is_no_failure(author, watcher, window):
    place = a_forum("quiet-room", audience="named")
    save_search(member=watcher, words=WORD, forum=place.pk)
    a_thread(place, author, written=WORD)
    assert told(watcher, window) == []
