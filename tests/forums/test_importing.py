"""An archive comes in whole: every message is accounted for, and nobody is told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.models import (
    Forum,
    ImportedMessage,
    ImportRun,
    MailSender,
    Participant,
    Post,
    PostFile,
    ReadMarker,
    Thread,
    Watch,
)
from forums.models.files import POSTS
from moderation.models import AuditEntry
from network.lib.activity import Activity
from notifications.digests import Window, news
from notifications.models import Mail, Notification
from tests import archive
from tests.archive import BEGAN, message, part, parts
from tests.factories import a_forum, a_member, a_reply
from tests.forums.importing import bring
from tests.numbers import CODE


def answer(number, after=1, **fields):
    more = ("References: <first.1@example.org>",)
    at = BEGAN + timedelta(days=after)
    fields = {"subject": "Re: First meeting", "more": more, "at": at} | fields
    return message(f"Answer {number}.", id=f"answer.{number}@example.org", **fields)


def test_a_letter_becomes_a_thread_on_its_day(tmp_path, forum):
    progress = bring(tmp_path, forum, message("We meet on Monday."), answer(1, address="b@x.org"))
    assert progress.outcomes == {"taken": 2}
    [thread] = Thread.objects.all()
    assert (thread.title, thread.slug) == ("First meeting", "first-meeting")
    assert [p.html for p in thread.posts.order_by("number")] == [
        "<p>We meet on Monday.</p>",
        "<p>Answer 1.</p>",
    ]
    assert [p.posted_at for p in thread.posts.order_by("number")] == [
        BEGAN,
        BEGAN + timedelta(days=1),
    ]
    assert [priority.slug for priority in thread.priorities.all()] == ["prevention"]


def test_what_is_counted_is_right(tmp_path, forum):
    bring(tmp_path, forum, message(), answer(1), answer(2, after=2, address="b@example.org"))
    [thread] = Thread.objects.all()
    assert (thread.post_count, thread.last_number, thread.revision) == (3, 3, 3)
    assert list(thread.posts.order_by("number").values_list("number", "revision")) == [
        (1, 1),
        (2, 2),
        (3, 3),
    ]
    assert (thread.started_at, thread.last_post_at) == (BEGAN, BEGAN + timedelta(days=2))
    assert (thread.last_author, thread.last_shown) == (thread.posts.get(number=3).author, 3)
    wrote = {p.member_id: (p.posts, p.last_at) for p in Participant.objects.all()}
    assert wrote == {
        thread.author_id: (2, BEGAN + timedelta(days=1)),
        thread.last_author_id: (1, BEGAN + timedelta(days=2)),
    }
    assert Forum.objects.get(pk=forum.pk).last_post_at == thread.last_post_at


def test_nobody_is_told_and_it_is_no_news(tmp_path, forum, watcher):
    soon = timezone.now() - timedelta(hours=1)
    bring(tmp_path, forum, message(at=soon), answer(1, at=soon + timedelta(minutes=5)))
    for model in (Activity, Notification, Mail, Watch, ReadMarker):
        assert not model.objects.exists(), model
    [thread] = Thread.objects.all()
    window = Window(soon - timedelta(days=1), timezone.now())
    assert not news(watcher, window, [forum.pk]).exists()
    assert Thread.objects.with_reading(watcher).get().read_to == 2
    # What colleagues answer from now on is.
    a_reply(thread, a_member(), "We do too.")
    until = timezone.now() + timedelta(minutes=1)
    assert [t.first_number for t in news(watcher, Window(soon, until), [forum.pk])] == [3]
    assert Thread.objects.with_reading(watcher).get().read_to == 2


def test_twice_changes_nothing(tmp_path, forum):
    letters = [message(), answer(1), message(f"It is {CODE}.", id="bad.1@example.org")]
    bring(tmp_path, forum, *letters)
    before = everything()
    progress = bring(tmp_path, forum)
    assert (progress.known, progress.outcomes.total()) == (3, 0)
    assert everything() == before
    assert len(before["forums.ImportedMessage"]) == 3


def everything() -> dict:
    models = (Thread, Post, Participant, ImportRun, ImportedMessage, MailSender, AuditEntry, Forum)
    return {m._meta.label: list(m.objects.order_by("pk").values()) for m in models}


def test_a_later_archive_goes_on_where_the_first_ended(tmp_path, forum):
    bring(tmp_path, forum, message(), answer(1))
    progress = bring(tmp_path, forum, message(), answer(1), answer(2, after=9), name="more.mbox")
    assert (progress.known, progress.outcomes) == (2, {"taken": 1})
    [thread] = Thread.objects.all()
    assert (thread.last_number, thread.imported_to) == (3, 3)
    # And one that only has the new letters.
    bring(tmp_path, forum, answer(3, after=12), name="new.mbox")
    assert Thread.objects.get().last_number == 4


def test_what_came_between_stays_news(tmp_path, forum, author):
    bring(tmp_path, forum, message())
    thread = Thread.objects.get()
    a_reply(thread, author)
    bring(tmp_path, forum, message(), answer(1), name="more.mbox")
    thread.refresh_from_db()
    assert (thread.last_number, thread.imported_to) == (3, 1)
    assert (thread.last_author, thread.last_shown) == (author, 2)


def test_one_archive_can_be_in_two_forums(tmp_path, forum):
    bring(tmp_path, forum, message())
    assert bring(tmp_path, a_forum("other-room")).outcomes == {"taken": 1}


def test_a_trial_writes_nothing(tmp_path, forum):
    letters = [message(), message(f"It is {CODE}.", id="bad.1@example.org")]
    progress = bring(tmp_path, forum, *letters, is_trial=True)
    assert progress.outcomes == {"taken": 1, "refused": 1}
    assert not ImportRun.objects.exists() and not Post.objects.exists()


def test_refused_words_stand_nowhere_and_the_place_is_listed(tmp_path, forum):
    first = message(f"Her number is {CODE} today.")
    bring(tmp_path, forum, first, answer(1))
    [row] = ImportedMessage.objects.filter(outcome="refused")
    assert (row.post, row.number) == (None, 1)
    [found] = row.findings
    assert found == {"field": "forums.Post.html", "rule": "number.fi", "start": 17, "end": 28}
    [post] = Post.objects.all()
    assert (post.html, post.thread.title) == ("<p>Answer 1.</p>", "First meeting")


def test_a_subject_that_is_refused_gives_way_to_one_that_says_nothing(tmp_path, forum):
    bring(tmp_path, forum, message(subject=f"About {CODE}"))
    assert Thread.objects.get().title == "From the mailing list, 7 January 2008"
    assert [f["field"] for f in ImportedMessage.objects.get().findings] == ["forums.Thread.title"]


def test_addresses_and_telephones_are_masked(tmp_path, forum):
    said = "Write to kaisa@gmail.com or call +45 12 34 56 78. We are at Lærkevej 5 in town."
    bring(tmp_path, forum, message(said))
    assert Post.objects.get().html == (
        "<p>Write to [e-mail address] or call [telephone number]. We are at [address] in town.</p>"
    )


@pytest.mark.parametrize(
    ("letter", "outcome"),
    [
        (message("-- \nKaisa"), "empty"),
        (message(b"+ADw-", charset="utf-7"), "unreadable"),
        (message(subject="Out of office", more=("Auto-Submitted: auto-replied",)), "automatic"),
        (message(address="mailer-daemon@example.org"), "bounce"),
        (message(address="list-request@example.org"), "administration"),
        (message(more=("X-Spam-Flag: YES",)), "spam"),
        (message(b"a" * (26 * 1024 * 1024)), "too-big"),
    ],
)
def test_what_is_no_contribution_is_accounted_for(tmp_path, forum, letter, outcome):
    other = message("Good morning.", id="other.1@example.org", subject="Other")
    assert bring(tmp_path, forum, letter, other).outcomes == {outcome: 1, "taken": 1}
    assert ImportedMessage.objects.get(number=1).outcome == outcome
    assert Post.objects.count() == 1


def test_files_of_the_usual_kinds_come_along_and_others_are_listed(tmp_path, settings, forum):
    settings.MEDIA_ROOT = str(tmp_path / "files")
    body, kind = parts(
        part(b"See the table."),
        part(b"a;b\n1;2\n", "text/csv", 'Content-Disposition: attachment; filename="table.csv"'),
        part(b"GIF89a", "image/gif", 'Content-Disposition: inline; filename="logo.gif"'),
        part(
            f"It is {CODE}".encode(),
            "text/plain",
            'Content-Disposition: attachment; filename="child.txt"',
        ),
    )
    bring(tmp_path, forum, message(body, kind=kind))
    [file] = PostFile.objects.all()
    assert (file.name, file.added_at, file.post.number) == ("table.csv", BEGAN, 1)
    assert b"1;2" in POSTS.read(file.stored)
    row = ImportedMessage.objects.get()
    assert row.files_left == [{"why": "kind", "kind": "gif"}, {"why": "scan", "kind": "txt"}]
    assert {found["field"] for found in row.findings} == {"forums.PostFile.name"}


def test_a_forum_whose_words_stay_takes_no_files(tmp_path, db):
    quiet = a_forum("quiet-room", audience="members", sensitivity="no-record")
    body, kind = parts(
        part(b"See the table."),
        part(b"a;b\n", "text/csv", 'Content-Disposition: attachment; filename="table.csv"'),
    )
    bring(tmp_path, quiet, message(body, kind=kind))
    assert not PostFile.objects.exists()
    assert ImportedMessage.objects.get().files_left == [{"why": "forum", "kind": "csv"}]


def test_an_archive_of_two_thousand_letters(tmp_path, forum):
    path = tmp_path / "list.mbox"
    expected = archive.write(path, 2000)
    progress = bring(tmp_path, forum)
    expected.outcomes.pop("twice")
    assert progress.outcomes == expected.outcomes
    assert ImportedMessage.objects.count() == 2000
    assert Thread.objects.count() == expected.threads
    kept = {}
    for html, at in Post.objects.values_list("html", "posted_at"):
        kept |= {word: at for word in html.replace("<", " ").split() if word.startswith("kvx")}
    assert kept == expected.dates
    assert not Activity.objects.exists() and not Notification.objects.exists()
    assert bring(tmp_path, forum).known == 2000
    for thread in Thread.objects.order_by("pk")[:50]:
        numbers = list(thread.posts.order_by("number").values_list("number", flat=True))
        assert numbers == list(range(1, thread.post_count + 1))
