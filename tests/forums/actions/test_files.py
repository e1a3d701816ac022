"""Files of posts: sent, refused, counted, hidden with their post, taken out and given back."""

import os
import threading
import time
from uuid import uuid4

import pytest
from django.db import connection

from forums.actions import files as actions
from forums.actions import posts
from forums.models import Post, PostFile
from forums.models.files import POSTS
from moderation.grounds import Ground
from moderation.models import AuditEntry
from network.lib.files.kinds import MEGABYTE
from network.lib.files.reading import FileRefused, ReadFile
from network.lib.written import Refused
from tests.attachments import a_csv, a_docx, a_file, a_scanned_pdf
from tests.factories import a_reply, a_thread
from tests.numbers import CODE, DOUBTFUL

WHY = Ground("It names a child.")


def a_large_file(megabytes: int, name="large.txt") -> ReadFile:
    return ReadFile(name, "txt", b"a" * (megabytes * MEGABYTE), "")


def on_disk() -> set[str]:
    return {path.name for path in POSTS.folder.glob("??/*")}


@pytest.fixture
def post(thread, author):
    return a_reply(thread, author, files=[a_file("report.pdf"), a_file("list.csv", a_csv())])


def test_files_come_with_a_reply(post):
    rows = post.files.in_order()
    assert [(row.name, row.kind, row.pages) for row in rows] == [
        ("report.pdf", "pdf", 1),
        ("list.csv", "csv", None),
    ]
    for row in rows:
        assert len(POSTS.read(row.stored)) == row.size
        assert row.name not in row.stored


def test_files_come_with_a_new_thread(forum, author):
    thread = a_thread(forum, author, files=[a_file()])
    assert PostFile.objects.get().post.thread == thread


def test_who_edits_adds_and_takes_off(post, author):
    first, _second = post.files.in_order()
    posts.edit(
        post=post,
        editor=author,
        written=post.html,
        written_as="html",
        files=[a_file("new.docx", a_docx())],
        without=[first.pk],
    )
    changed = Post.objects.get(pk=post.pk)
    assert [row.name for row in changed.files.in_order()] == ["list.csv", "new.docx"]
    assert changed.version == post.version + 1
    assert changed.revision > post.revision


def test_bytes_go_with_the_commit_and_not_before(post, author, django_capture_on_commit_callbacks):
    first = post.files.in_order().first()
    with django_capture_on_commit_callbacks() as committed:
        posts.edit(
            post=post, editor=author, written="Other words", written_as="text", without=[first.pk]
        )
        assert first.stored in on_disk()
    for callback in committed:
        callback()
    assert first.stored not in on_disk()


def test_nobody_takes_off_files_of_another_post(post, thread, author):
    other = a_reply(thread, author, files=[a_file("other.pdf")])
    posts.edit(
        post=post,
        editor=author,
        written="Other words",
        written_as="text",
        without=[other.files.get().pk],
    )
    assert other.files.count() == 1


@pytest.mark.parametrize(
    "file",
    [
        lambda: a_file("a.docx", a_docx(f"The code is {CODE}.")),
        lambda: a_file(f"{CODE}.pdf"),
    ],
    ids=["in it", "in its name"],
)
def test_a_number_is_refused_and_nothing_is_kept(thread, author, file):
    before = on_disk()
    with pytest.raises(Refused):
        a_reply(thread, author, files=[file()])
    with pytest.raises(Refused):
        a_reply(thread, author, files=[file()], override_reason="No person's.")
    assert not PostFile.objects.exists()
    assert thread.posts.count() == 1
    assert on_disk() == before


def test_a_warning_in_a_file_is_answered_with_a_reason(thread, author):
    file = a_file("a.docx", a_docx(DOUBTFUL))
    with pytest.raises(Refused) as refused:
        a_reply(thread, author, files=[file])
    assert refused.value.overridable

    post = a_reply(thread, author, files=[file], override_reason="A case of the court.")

    assert post.files.count() == 1
    entry = AuditEntry.objects.get(action="warning_overridden")
    assert entry.reason == "A case of the court."
    assert entry.facts["rules"]


def test_what_cannot_be_read_waits_for_a_moderator(thread, author):
    file = a_file("scan.pdf", a_scanned_pdf())
    for reason in ("", "I know what is in it."):
        with pytest.raises(Refused) as refused:
            a_reply(thread, author, files=[file], override_reason=reason)
        assert not refused.value.overridable
    assert a_reply(thread, author, files=[file], released=True).files.count() == 1


def test_five_files_and_no_more(thread, author):
    with pytest.raises(FileRefused, match="many"):
        a_reply(thread, author, files=[a_file()] * 6)
    post = a_reply(thread, author, files=[a_file()] * 5)
    before = on_disk()
    with pytest.raises(FileRefused, match="many"):
        posts.edit(
            post=post, editor=author, written="More", written_as="text", files=[a_file("6.pdf")]
        )
    assert post.files.count() == 5
    assert on_disk() == before


def test_so_much_a_day_and_no_more(thread, author, watcher):
    for _time in range(5):
        a_reply(thread, author, files=[a_large_file(10)])
    with pytest.raises(FileRefused, match="day"):
        a_reply(thread, author, files=[a_file()])
    assert a_reply(thread, watcher, files=[a_file()]).files.count() == 1


def at_once(*acts) -> list[str]:
    """Each act in a thread of its own, all at the same moment: what each came to."""
    start, came = threading.Barrier(len(acts)), []

    def run(act):
        start.wait()
        try:
            act()
            came.append("kept")
        except FileRefused as refused:
            came.append(refused.why)
        finally:
            connection.close()

    running = [threading.Thread(target=run, args=[act]) for act in acts]
    for one in running:
        one.start()
    for one in running:
        one.join(30)
    return sorted(came)


def test_two_edits_at_once_do_not_pass_the_limit(transactional_db, thread, author):
    post, before = a_reply(thread, author, files=[a_file()] * 3), on_disk()

    def add(words):
        more = [a_file(), a_file()]
        posts.edit(post=post, editor=author, written=words, written_as="text", files=more)

    assert at_once(lambda: add("One"), lambda: add("Two")) == ["kept", "many"]
    assert post.files.count() == 5
    assert len(on_disk() - before) == 2


def test_two_replies_at_once_do_not_pass_the_day(transactional_db, thread, author):
    for _time in range(4):
        a_reply(thread, author, files=[a_large_file(10)])

    def send():
        a_reply(thread, author, files=[a_large_file(6)])

    assert at_once(send, send) == ["day", "kept"]


def test_a_second_press_keeps_the_files_once(thread, author):
    submission = uuid4()
    for _press in range(2):
        post = a_reply(thread, author, files=[a_file()], submission=submission)
    assert post.files.count() == 1


def test_what_no_row_names_is_swept_after_an_hour(post):
    young, old = POSTS.put(b"young"), POSTS.put(b"old")
    past = time.time() - 2 * 3600
    for name in [old, *(row.stored for row in post.files.all())]:
        os.utime(POSTS._path(name), (past, past))

    assert actions.sweep() == 1
    assert old not in on_disk()
    assert {young, *(row.stored for row in post.files.all())} <= on_disk()
