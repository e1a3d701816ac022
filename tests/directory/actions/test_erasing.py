"""What is left of a member a week after closing the account, also when a run is killed."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.mail import EmailMessage, get_connection
from django.test import Client
from django.utils import timezone

from directory.actions import erasing, seats
from directory.actions.leaving import leave
from directory.models import Leaving, Member, Seat, SeatTerm
from forums import fragments
from forums.models import Post, Thread
from moderation.models import AuditEntry
from network.lib import letters
from notifications.models import Notification
from tests.directory.actions.leavers import (
    EMAIL,
    HANDLE,
    NAME,
    TAG,
    TITLE,
    WEEK,
    WORDS,
    cached,
    erase,
    everywhere,
)
from tests.factories import a_seat_holder, a_thread
from tests.outside import environment

# --- What is left ----------------------------------------------------------------------------


@pytest.mark.parametrize("words_go", [False, True], ids=["words stay", "words go"])
def test_neither_tables_nor_cache_nor_letters_know_them_any_more(
    client, traces, leaver, watcher, words_go, settings, tmp_path
):
    settings.EMAIL_FILE_PATH = tmp_path
    backend = get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=tmp_path)
    for to, said in ((EMAIL, "Hello"), (watcher.email, f"{NAME}: Grüße"), (watcher.email, "Hi")):
        EmailMessage("New posts", said, to=[to], connection=backend).send()
    client.force_login(watcher)
    Client().force_login(leaver)
    client.get(traces.get_absolute_url())
    known = [NAME, HANDLE, EMAIL, "Quist"]
    words = [WORDS, TITLE, TAG]
    before = everywhere() + cached()
    assert all(word in before for word in known + words)
    assert erase(leaver, words_go=words_go) == 1
    after = everywhere()
    assert [word for word in known if word.casefold() in after.casefold()] == []
    assert [word for word in words if word in after] == ([] if words_go else words)
    assert [word for word in known + (words if words_go else []) if word in cached()] == []
    kept = [letters.read(path.read_bytes()) for path in tmp_path.glob("*.log")]
    assert ["Hi" in letter for letter in kept] == [True]
    assert NAME not in kept[0]


def test_posts_stay_as_those_of_a_former_member(client, traces, leaver, watcher):
    erase(leaver, words_go=False)
    client.force_login(watcher)
    page = client.get(traces.get_absolute_url()).content.decode()
    assert "Former member, School" in page
    assert "Estonia" in page
    assert WORDS in page
    assert "/members/left-" not in page


def test_posts_lose_their_words_and_keep_their_numbers(client, traces, leaver, watcher):
    numbers = list(Post.objects.order_by("pk").values_list("thread", "number"))
    revision = traces.revision
    erase(leaver, words_go=True)
    client.force_login(watcher)
    traces.refresh_from_db()
    page = client.get(traces.get_absolute_url()).content.decode()
    assert page.count("Removed by its author.") == 2
    assert "Title removed by its author" in page
    assert "We do the same." in page
    assert "School" not in page
    assert list(Post.objects.order_by("pk").values_list("thread", "number")) == numbers
    assert Thread.objects.get(pk=traces.pk).revision > revision


def test_a_colleagues_inbox_keeps_its_lines(traces, leaver, watcher):
    lines = Notification.objects.of(watcher).count()
    assert lines == 3
    erase(leaver, words_go=True)
    assert Notification.objects.of(watcher).count() == lines


def test_the_audit_keeps_its_lines_without_a_name(traces, leaver):
    AuditEntry.objects.create(action="warning_overridden", actor=leaver, subject_type="forums.post")
    erase(leaver, words_go=False)
    [line] = AuditEntry.objects.filter(action="warning_overridden")
    assert line.actor.name == "Former member"
    assert AuditEntry.objects.filter(action="member_erased", actor=None).exists()


def test_a_seat_that_was_held_stays_on_record_and_ends(db):
    holder = a_seat_holder("DK", name="Jens B.")
    seats.appoint(
        seat=Seat.objects.get(party="EU"), member=holder, starts=timezone.now() + 2 * WEEK
    )
    erase(holder, words_go=False)
    [term] = SeatTerm.objects.filter(member=holder)
    assert term.ends is not None
    assert not SeatTerm.objects.current().exists()


def test_two_former_members_do_not_get_in_each_others_way(author, watcher, forum):
    a_thread(forum, author)
    for member in (author, watcher):
        leave(member=member, words_go=False)
    assert erasing.run_due(timezone.now() + WEEK) == 2
    assert Member.objects.filter(name="Former member").count() == 2


def test_a_kept_fragment_of_another_author_stays(thread, author, watcher, forum):
    other = a_thread(forum, watcher)
    rows = fragments.rows(Post.objects.all())
    fragments.render(rows, fragments.MEMBERS)
    assert cached().count("havn-fragments") == 2
    fragments.forget({other.posts.get().pk})
    assert cached().count("havn-fragments") == 1


# --- Killed halfway --------------------------------------------------------------------------

KILLED_AT = """
import os, signal, django
django.setup()
from django.db import connection
from directory.actions import erasing
from directory.models import Leaving
from django.utils import timezone

left = int(os.environ["QUERIES"])

def count(execute, *args):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return execute(*args)

with connection.execute_wrapper(count):
    print(erasing.run_due(), left)
"""


def run_outside(queries: int):
    return subprocess.run(
        [sys.executable, "-c", KILLED_AT],
        env=environment(QUERIES=str(queries), DJANGO_SETTINGS_MODULE="network.settings"),
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        timeout=60,
    )


def end_of(leaver) -> list:
    """All that must be the same however often the run was killed."""
    member = Member.objects.get(pk=leaver.pk)
    posts = Post.objects.order_by("pk").values_list("html", "version", "number")
    titles = Thread.objects.order_by("pk").values_list("title", "slug")
    face = (member.name, member.face_version, member.country_id, member.left_at is not None)
    erased = AuditEntry.objects.filter(action="member_erased").count()
    return [*posts, *titles, face, erased, Leaving.objects.get().erased_at is not None]


def test_a_run_that_is_killed_anywhere_is_finished_by_the_next(transactional_db, leaver, traces):
    """A real process on committed rows, killed again and again, each time a little later."""
    leave(member=leaver, words_go=True)
    Leaving.objects.update(due_at=timezone.now(), told_at=timezone.now())
    for queries in (6, 14, 25, 45):
        killed = run_outside(queries)
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        assert Leaving.objects.due().exists()
    finished = run_outside(100_000)
    assert finished.returncode == 0, finished.stderr
    assert finished.stdout.startswith("1 ")
    found = everywhere()
    assert [word for word in (NAME, HANDLE, EMAIL, WORDS, TITLE) if word in found] == []
    member = Member.objects.get(pk=leaver.pk)
    # Each change was made once, whatever was begun again.
    removed = Post.objects.filter(author=leaver)
    assert {(post.html, post.version) for post in removed} == {("", 2)}
    assert member.name == "Former member"
    assert AuditEntry.objects.filter(action="member_erased").count() == 1
    before = end_of(leaver)
    assert erasing.run_due() == 0
    assert end_of(leaver) == before
