"""What leaves the platform, and what does not."""

import re

import pytest
from django.utils import timezone

from forums.actions import curation
from forums.actions.posts import edit
from forums.actions.reading import mark_read, watch
from forums.models import Forum, Post, Thread, Watch
from moderation.grounds import Ground
from network.lib.ports import mail_reach
from notifications.actions.preferences import stop_digest
from notifications.digest_mail import compose
from notifications.models import DigestItem
from tests.factories import a_forum, a_member, a_reply, a_thread
from tests.notifications.outcomes import digest_of, wants_digest, watches
from tests.notifications.told import SECRET_WORDS, TITLE, everything, parts
from tests.numbers import DOUBTFUL


@pytest.mark.parametrize("sensitivity", ["open", "members"])
def test_an_ordinary_forum_sends_title_author_and_first_words(told_of, author, sensitivity):
    message = compose(told_of(audience="members", sensitivity=sensitivity))
    for part in parts(message):
        assert TITLE in part
        assert SECRET_WORDS in part
        assert author.name in part and "Finland" in part
        assert "You watch this thread" in part
        assert "#post-1" in part


def test_a_group_sends_what_an_ordinary_forum_does(told_of, author):
    text = everything(compose(told_of(audience="joined")))
    assert SECRET_WORDS in text
    assert author.name in text


def test_titles_only_sends_the_title_and_nothing_else(told_of, author):
    message = compose(told_of(audience="members", sensitivity="titles-only"))
    for part in parts(message):
        assert TITLE in part
    assert SECRET_WORDS not in everything(message)
    assert author.name not in everything(message)


@pytest.mark.parametrize("sensitivity", Forum.Sensitivity.values)
@pytest.mark.parametrize("audience", ["seats", "named"])
def test_rooms_for_few_never_send_words(told_of, audience, sensitivity):
    message = compose(told_of(audience=audience, sensitivity=sensitivity))
    assert SECRET_WORDS not in everything(message)


def test_no_record_sends_not_even_the_title(told_of, author):
    message = compose(told_of(audience="members", sensitivity="no-record", title="Closed room"))
    text = everything(message)
    assert "Closed room" in text
    for kept in (TITLE, "a-title-that-may-travel", SECRET_WORDS, author.name):
        assert kept not in text
    assert f"/threads/{Thread.objects.get().pk}/" in text


@pytest.mark.parametrize(("own", "title"), [("titles-only", True), ("no-record", False)])
def test_a_thread_holds_back_more_than_its_forum(told_of, author, own, title):
    text = everything(compose(told_of(own, audience="members")))
    assert (TITLE in text) == title
    assert SECRET_WORDS not in text and author.name not in text


def test_a_number_the_rules_learnt_meanwhile_stays_inside(told_of):
    mail = told_of(audience="members")
    Post.objects.update(html=f"<p>{SECRET_WORDS}, personnummer 811218-9876</p>")
    message = compose(mail)
    assert "811218" not in everything(message) and SECRET_WORDS not in everything(message)
    assert TITLE in message.body
    Thread.objects.update(title="Samordningsnummer 811218-9876", slug="samordningsnummer-811218")
    assert "811218" not in everything(compose(mail))


def test_a_warning_its_writer_has_answered_goes_out_as_it_is_read(told_of):
    mail = told_of(audience="members")
    Post.objects.update(html=f"<p>{DOUBTFUL}</p>")
    assert DOUBTFUL in compose(mail).body


def test_a_long_post_is_cut(told_of):
    mail = told_of(audience="members")
    Post.objects.update(html="<p>" + "word " * 500 + "</p>")
    excerpt = re.search(r"word[^\n]*", compose(mail).body)[0]
    assert 150 < len(excerpt) <= 200
    assert excerpt.endswith("…")


def test_what_was_edited_is_sent_as_it_is_now(told_of, author):
    mail = told_of(audience="members")
    edit(post=Post.objects.get(), editor=author, written="Quite other words", written_as="text")
    message = compose(mail)
    assert SECRET_WORDS not in everything(message)
    assert "Quite other words" in message.body


def test_words_stay_words(told_of):
    mail = told_of(audience="members")
    Thread.objects.update(title="<b>Bold</b> & brave")
    text, html = parts(compose(mail))
    assert "<b>Bold</b> & brave" in text
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; brave" in html
    assert f"{SECRET_WORDS} & more" in text


def test_what_may_not_be_seen_any_more_is_left_out(forum, author, watcher):
    wants_digest(watcher)
    threads = [a_thread(forum, author, title=f"Question {n}") for n in range(4)]
    for thread in threads:
        watches(watcher, thread)
    hidden, muted, read, stays = threads
    mail = digest_of(watcher)
    assert mail.digest.items.count() == 4
    Thread.objects.filter(pk=hidden.pk).update(forum=a_forum(audience="seats"))
    watch(muted, watcher, Watch.Volume.MUTED)
    mark_read(read, watcher, 1)
    text = compose(mail).body
    assert [title for n in range(4) if (title := f"Question {n}") in text] == [stays.title]
    mark_read(stays, watcher, 1)
    assert compose(mail) is None


def test_who_stopped_or_left_meanwhile_gets_nothing(told_of, seat_holder):
    mail = told_of(audience="members")
    assert compose(mail)
    stop_digest(member=seat_holder)
    assert compose(mail) is None
    mail.member.digest_preference.delete()
    assert compose(mail)
    mail.member.is_active = False
    assert compose(mail) is None


@pytest.mark.parametrize("how_many", [1, 3])
def test_composing_asks_the_same_number_of_queries(
    how_many, forum, watcher, django_assert_num_queries
):
    wants_digest(watcher)
    for number in range(how_many):
        thread = a_thread(forum, a_member(), title=f"Question {number}")
        a_reply(thread, a_member())
        watches(watcher, thread)
    mail = digest_of(watcher)
    assert DigestItem.objects.count() == how_many
    # Stopped?, items, forums, threads, first posts with their authors; what it shows, noted; then
    # colleagues.
    with django_assert_num_queries(7):
        compose(mail)


@pytest.mark.parametrize(
    ("sensitivity", "shown"),
    [("members", (True, 1)), ("titles-only", (True, None)), ("no-record", (False, None))],
)
def test_what_it_shows_is_noted_and_named_once_it_was_sent(
    told_of, seat_holder, sensitivity, shown
):
    mail = told_of(audience="members", sensitivity=sensitivity)
    compose(mail)
    item = DigestItem.objects.get()
    assert (item.titled, item.quoted) == shown
    thread = Thread.objects.get()
    assert [*reached(thread), *reached(thread.posts.get())] == []
    type(mail).objects.filter(pk=mail.pk).update(sent_at=timezone.now())
    assert bool(reached(thread)) == shown[0]
    assert [member for member, _at in reached(thread.posts.get())] == [seat_holder] * bool(shown[1])


def reached(subject):
    return [told for ask in mail_reach for told in ask(subject)]


def test_a_hidden_post_is_no_news(told_of, moderator):
    mail = told_of(audience="members")
    assert compose(mail)
    post = Post.objects.get()
    curation.hide(post=post, by=moderator, reason=Ground("Too much."))
    assert compose(mail) is None
