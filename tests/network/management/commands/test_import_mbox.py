"""The command that brings an archive in: as the operator sees it, killed anywhere, in few bytes."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from directory.models import Priority
from forums.models import ImportedMessage, ImportRun, Participant, Post, PostFile, Thread
from tests import archive
from tests.archive import message, part, parts
from tests.factories import a_forum, a_member
from tests.outside import environment

ROOT = Path(__file__).resolve().parents[4]
MEGABYTE = 1024 * 1024


def run(path, *options, **fields):
    fields = {"forum": "common-room", "priority": ["prevention"]} | fields
    call_command("import_mbox", str(path), *options, **fields)


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "list.mbox"
    path.write_bytes(message("We meet on Monday."))
    return path


def test_it_says_what_became_of_the_messages(letter, forum, capsys):
    run(letter)
    said = capsys.readouterr().out
    assert "1 of 1 · " in said and "0 s left" in said
    assert "       1  taken" in said
    run(letter)
    assert "       1  dealt with before" in capsys.readouterr().out


def test_a_trial_says_the_same_and_writes_nothing(letter, forum, capsys):
    run(letter, dry_run=True)
    assert "       1  taken" in capsys.readouterr().out
    assert not Post.objects.exists()


def test_a_map_says_whose_addresses_are(letter, tmp_path, forum, author):
    named = tmp_path / "authors.csv"
    named.write_text("address,member\nKAISA@example.org,@kaisa-r\n", encoding="utf-8")
    run(letter, map=named)
    assert Post.objects.get().author == author


def test_a_forums_own_priority_needs_no_word(letter, db):
    a_forum("justice-room", priority=Priority.objects.get(slug="justice"))
    run(letter, forum="justice-room", priority=None)
    assert [p.slug for p in Thread.objects.get().priorities.all()] == ["justice"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"forum": "nowhere"}, "There is no forum nowhere"),
        ({"language": "xx"}, "There is no language xx"),
        ({"priority": ["luck"]}, "No priority in use is called luck"),
        ({"priority": None}, "Name one to three with --priority"),
        ({"batch": 0}, "A batch has"),
        ({"map": Path("/nowhere.csv")}, "Cannot read /nowhere.csv"),
    ],
)
def test_what_is_wrong_is_said(letter, forum, fields, words):
    with pytest.raises(CommandError, match=words):
        run(letter, **fields)


def test_a_map_with_a_stranger_is_refused(letter, tmp_path, forum):
    named = tmp_path / "authors.csv"
    named.write_text("kaisa@example.org,nobody\n", encoding="utf-8")
    with pytest.raises(CommandError, match="there is no member nobody"):
        run(letter, map=named)


def test_another_file_is_no_archive(tmp_path, forum):
    (tmp_path / "page.html").write_text("<html>", encoding="utf-8")
    with pytest.raises(CommandError, match="is no mbox file"):
        run(tmp_path / "page.html")
    with pytest.raises(CommandError, match="Cannot read"):
        run(tmp_path / "missing.mbox")


# Processes of their own, on the database of the tests.


def started(path, folder, *options) -> subprocess.Popen:
    words = [sys.executable, "manage.py", "import_mbox", str(path), "--forum", "common-room"]
    with (folder / "said").open("ab") as said:
        return subprocess.Popen(
            [*words, "--priority", "prevention", *options],
            cwd=ROOT,
            env=environment(FILES_ROOT=str(folder / "files")),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
        )


def peak(path, folder) -> int:
    """Run it to its end; return the most memory it had, in bytes."""
    process = started(path, folder)
    _pid, status, usage = os.wait4(process.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, (folder / "said").read_text()
    return usage.ru_maxrss * 1024


@pytest.fixture
def room(transactional_db):
    return a_forum("common-room", audience="members")


def test_killed_anywhere_it_goes_on(tmp_path, room):
    path = tmp_path / "list.mbox"
    expected = archive.write(path, 600)
    expected.outcomes.pop("twice")
    a_member(email="writer7@example.org")
    chance = random.Random(3)
    met = set()
    for _turn in range(5):
        before = ImportedMessage.objects.count()
        process = started(path, tmp_path, "--batch", "13")
        ends = time.monotonic() + 60
        while ImportedMessage.objects.count() == before and process.poll() is None:
            assert time.monotonic() < ends, (tmp_path / "said").read_text()
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.4))
        process.send_signal(signal.SIGKILL)
        process.wait()
        met.add(ImportedMessage.objects.count())
    # The kills met it at its work.
    assert len(met) == 5 and max(met) < 600
    assert started(path, tmp_path).wait(timeout=300) == 0, (tmp_path / "said").read_text()
    outcomes = dict(ImportRun.objects.get().outcomes())
    assert outcomes == dict(expected.outcomes)
    assert Thread.objects.count() == expected.threads
    for thread in Thread.objects.all():
        posts = list(thread.posts.order_by("number"))
        counted = (thread.post_count, thread.last_number, thread.revision, thread.imported_to)
        assert counted == (len(posts),) * 4
        assert [post.number for post in posts] == list(range(1, len(posts) + 1))
        assert thread.last_post_at == max(post.posted_at for post in posts)
        wrote = Participant.objects.filter(thread=thread).values_list("member", "posts")
        assert dict(wrote) == {
            member: sum(post.author_id == member for post in posts)
            for member in {post.author_id for post in posts}
        }


def test_memory_stays_small_whatever_the_file(tmp_path, room):
    small, large = tmp_path / "small.mbox", tmp_path / "large.mbox"
    archive.write(small, 40)
    attachment = part(b"A" * (8 * MEGABYTE), "application/octet-stream; name=a.bin")
    with large.open("wb") as file:
        # One letter that is far too big, one line that never ends, and twenty of eight megabytes.
        file.write(message(b"a line of a text\n" * (6 * MEGABYTE)))
        file.write(message(b"b" * (60 * MEGABYTE), id="line.1@example.org", subject="Line"))
        for number in range(20):
            body, kind = parts(part(b"See the file."), attachment)
            own = f"file.{number}@example.org"
            file.write(message(body, kind=kind, id=own, subject=f"File {number}"))
    assert large.stat().st_size > 300 * MEGABYTE
    least = peak(small, tmp_path)
    assert peak(large, tmp_path) - least < 120 * MEGABYTE
    assert Post.objects.filter(html="<p>See the file.</p>").count() == 20
    assert ImportedMessage.objects.filter(outcome="too-big").count() == 2
    assert not PostFile.objects.exists()
