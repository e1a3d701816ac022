"""Words that are not sent yet: kept for their writer, and nothing of what the scan finds."""

import uuid

import pytest

from forums.actions import curation, drafts, posts
from forums.actions.writers import Muted
from forums.models import Draft
from forums.models.drafts import with_draft
from forums.models.threads import Thread
from forums.redaction import Span
from moderation.actions import sanctions
from moderation.grounds import Ground
from network.lib.written import Refused
from tests.factories import a_member, a_reply, a_thread
from tests.notifications.outcomes import at_once, tomorrow
from tests.numbers import CODE, DOUBTFUL


def keep(member, place, written="We begin with a walk.", **fields):
    return drafts.keep(member=member, place=place, written=written, **fields)


def test_the_words_are_kept_as_they_would_be_sent(thread, watcher):
    keep(watcher, thread, "<p onclick=x>Hello <b>you</b></p>", written_as="html")
    assert Draft.objects.get().html == "<p>Hello you</p>"


def test_there_is_one_draft_a_place_and_each_keeping_is_the_newer_one(thread, forum, author):
    first = keep(author, thread)
    keep(author, thread, "Better.", seen=first.stamp)
    keep(author, forum)
    keep(author, thread.posts.get())
    assert sorted(draft.html for draft in Draft.objects.of(author)) == [
        "<p>Better.</p>",
        "<p>We begin with a walk.</p>",
        "<p>We begin with a walk.</p>",
    ]


@pytest.mark.parametrize("words", [CODE, DOUBTFUL], ids=["a number", "perhaps a number"])
@pytest.mark.parametrize("field", ["written", "title", "tags", "answers"])
def test_what_the_scan_finds_is_not_kept_and_what_was_there_stays(forum, author, field, words):
    before = keep(author, forum, kind="offer")
    more = {field: {"answer_what": words} if field == "answers" else words}
    with pytest.raises(Refused):
        drafts.keep(
            member=author, place=forum, kind="offer", seen=before.stamp, **{"written": "", **more}
        )
    assert Draft.objects.get().html == "<p>We begin with a walk.</p>"
    assert Draft.objects.get().saved_at == before.saved_at


def test_who_takes_all_words_out_keeps_nothing(thread, author):
    draft = keep(author, thread)
    assert keep(author, thread, "<p></p>", written_as="html", seen=draft.stamp) is None
    assert not Draft.objects.exists()


def test_on_two_devices_the_newer_words_stay_and_the_older_page_is_told(thread, author):
    first = keep(author, thread, submission=uuid.uuid4())
    newer = keep(author, thread, "On the train.", seen=first.stamp, submission=uuid.uuid4())
    with pytest.raises(drafts.Elsewhere) as told:
        keep(author, thread, "In the office.", seen=first.stamp, submission=uuid.uuid4())
    assert told.value.draft == newer
    assert Draft.objects.get().html == "<p>On the train.</p>"
    keep(author, thread, "In the office.", seen=newer.stamp)
    assert Draft.objects.get().html == "<p>In the office.</p>"


def test_a_page_whose_answer_was_lost_goes_on_with_its_own_words(thread, author):
    form = uuid.uuid4()
    keep(author, thread, submission=form)
    keep(author, thread, "More words.", seen="", submission=form)
    assert Draft.objects.get().html == "<p>More words.</p>"


def test_what_was_removed_elsewhere_does_not_come_back_unasked(thread, author):
    draft = keep(author, thread)
    drafts.discard(member=author, place=thread)
    with pytest.raises(drafts.Elsewhere) as told:
        keep(author, thread, "And more.", seen=draft.stamp)
    assert told.value.draft is None
    assert not Draft.objects.exists()


def test_what_is_sent_is_no_draft_any_more_however_late_it_comes(thread, author):
    form = uuid.uuid4()
    posts.reply(thread=thread, author=author, written="Sent.", submission=form)
    with pytest.raises(drafts.Sent):
        keep(author, thread, "Sen", submission=form)
    assert not Draft.objects.exists()


def test_kept_and_sent_at_once_nothing_is_left(transactional_db, author, forum):
    """Whichever comes first: the page sends, and a keeping is still on its way."""
    thread = a_thread(forum, author)
    for _round in range(5):
        form = uuid.uuid4()

        def send(form=form):
            posts.reply(thread=thread, author=author, written="Sent.", submission=form)
            drafts.discard(member=author, place=thread)

        def keep_late(form=form):
            try:
                keep(author, thread, "Sen", submission=form)
            except drafts.Sent:
                return

        at_once(send, keep_late)
        assert not Draft.objects.exists()


def test_what_another_kind_asked_stays_for_who_goes_back_to_it(forum, author):
    first = keep(author, forum, kind="offer", answers={"answer_what": "A course"})
    answers = {"answer_question": "Does it help?"}
    second = keep(author, forum, kind="evidence", answers=answers, seen=first.stamp)
    assert second.answered == {"answer_what": "A course", "answer_question": "Does it help?"}
    third = keep(
        author, forum, kind="evidence", answers={"answer_question": " "}, seen=second.stamp
    )
    assert third.answered == {"answer_what": "A course"}


def test_a_member_keeps_as_many_as_one_can_and_changes_them_still(
    forum, thread, author, monkeypatch
):
    monkeypatch.setattr(drafts, "MOST", 1)
    draft = keep(author, forum)
    with pytest.raises(drafts.Full):
        keep(author, thread)
    keep(author, forum, "Changed.", seen=draft.stamp)
    keep(a_member(), thread)


def test_who_is_muted_keeps_nothing_new(thread, author, moderator):
    sanctions.mute(member=author, by=moderator, ground=Ground("Adverts."), until=tomorrow())
    with pytest.raises(Muted):
        keep(author, thread)


def test_a_moderator_who_takes_words_out_takes_them_out_of_the_begun_edit(
    thread, author, moderator
):
    post = a_reply(thread, author, "We met Kaisa there.")
    other = keep(author, thread)
    keep(author, post, "We met Kaisa there, twice.")
    start = post.html.index("Kaisa")
    spans = [Span(start, start + 5)]
    curation.redact(post=post, spans=spans, by=moderator, reason=Ground("It names one."))
    assert list(Draft.objects.all()) == [other]


def test_a_page_of_threads_brings_the_readers_own_draft_and_nobody_elses(
    thread, author, watcher, django_assert_num_queries
):
    draft = keep(author, thread)
    for member, html in [(author, draft.html), (watcher, None)]:
        with django_assert_num_queries(1):
            [found] = with_draft(Thread.objects.all(), member)
        assert (found.draft or {}).get("html") == html
