"""Who is erased is erased everywhere, also from a backup: with production's own processes.

What stays, stays by promise: the page of leaving and the privacy notice say so.
"""

import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from directory.actions import applications
from directory.actions.leaving import leave
from directory.models import Leaving
from network.lib.activity import Activity
from notifications.actions.digests import send_due
from tests.factories import a_member, a_reply
from tests.journeys.servers import Site
from tests.leftovers import in_database, in_files, in_redis
from tests.notifications.outcomes import tomorrow, wants_digest, watches
from tests.outside import environment
from tests.written import WORD, Writer

ROOT = Path(__file__).resolve().parents[2]
# What everybody was told, which office answers, who employs people, what rooms and mandates are
# called, why something was decided: said for the secretariat or at the desk, not about oneself.
OFFICIAL = {
    "directory.Announcement.text",
    "directory.ContactPoint.hours",
    "directory.ContactPoint.name",
    "directory.ContactPoint.note",
    "directory.ContactPoint.phone",
    "directory.DocumentVersion.changes",
    "directory.DocumentVersion.text",
    "directory.HelpNumber.name",
    "directory.HelpNumber.note",
    "directory.HelpNumber.number",
    "directory.Mandate.title",
    "directory.Organisation.name",
    "directory.Priority.articles",
    "directory.Priority.label",
    "directory.Priority.title",
    "forums.Forum.description",
    "forums.Forum.template",
    "forums.Forum.title",
    "forums.WatchedWord.note",
    "forums.WatchedWord.phrase",
    "moderation.Decision.words",
    "moderation.ReasonText.words",
    "moderation.Sanction.words",
}
# Where the member chose that their words stay, without a name: "Former member, school, Finland".
CHOSEN = {
    "forums.Post.html",
    "forums.PostFile.name",
    "forums.PostVersion.html",
    "forums.Summary.text",
    "forums.Thread.english",
    "forums.Thread.title",
    "moderation.Appeal.words",
    "moderation.AuditEntry.reason",
    "moderation.Matter.answer",
    "moderation.MatterStep.words",
    "moderation.Report.words",
    "moderation.NameReading.reason",
    "moderation.SealReading.reason",
    "taggit.Tag.name",
}


@pytest.fixture
def site(transactional_db):
    """Web and worker, as in production."""
    reverse("home")  # the addresses bring the broker's, as in every process of the web
    site = Site()
    site.collect_static_files()
    site.start()
    yield site
    site.stop()


@pytest.fixture
def leavers(site, public_forum, secretariat, watcher):
    """Two who have written everywhere: the words of `goes` go with them, those of `stays` stay."""
    wants_digest(watcher)
    writers = [Writer(letter, forum=public_forum, office=secretariat) for letter in "ab"]
    for writer in writers:
        watches(watcher, writer.thread)
        a_reply(writer.thread, watcher)
        a_reply(writer.thread, writer.member)
        # Somebody else's application names them.
        applications.apply(
            member=a_member(admitted=False),
            organisation="Family unit",
            statement="To learn.",
            sponsor=writer.member.handle,
        )
    return SimpleNamespace(goes=writers[0], stays=writers[1])


@pytest.fixture
def elsewhere(site, tmp_path):
    """The environment of an empty database without files, where a backup comes back."""
    url = environment()["DATABASE_URL"]
    with psycopg.connect(url, autocommit=True) as server:
        server.execute("DROP DATABASE IF EXISTS brought_back")
        server.execute("CREATE DATABASE brought_back TEMPLATE template0")
        yield {
            "DATABASE_URL": f"{url.rpartition('/')[0]}/brought_back",
            "FILES_ROOT": str(tmp_path / "brought_back"),
        }
        server.execute("DROP DATABASE brought_back WITH (FORCE)")


def manage(*words, **environ):
    """Run a command as the operator does; what it says comes back."""
    done = subprocess.run(
        [sys.executable, "manage.py", *map(str, words)],
        cwd=ROOT,
        env=environment(**environ),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def is_read_and_mailed(site, leavers, reader):
    """Pages are rendered and kept, the worker tells and mails what there is to tell."""
    _until(lambda: not Activity.objects.unhandled().exists())
    send_due(tomorrow())
    # Before the reader has read them: what is read is in no digest.
    titles = {one.words["forums.Thread.title"] for one in (leavers.goes, leavers.stays)}
    _until(lambda: titles <= words_in(in_files(settings.DATA, WORD)))
    for writer in (leavers.goes, leavers.stays):
        Client().force_login(writer.member)
        thread, member = writer.thread.get_absolute_url(), f"/members/{writer.member.handle}/"
        for path in (thread, member, "/forums/open-square/", "/directory/", "/search/?q=kvx"):
            assert _page(site, path, reader), path


def _page(site, path, member) -> str:
    client = Client()
    client.force_login(member)
    name = settings.SESSION_COOKIE_NAME
    cookie = {"Cookie": f"{name}={client.cookies[name].value}"}
    with urllib.request.urlopen(urllib.request.Request(site.url + path, headers=cookie)) as page:
        return page.read().decode()


def _until(holds, seconds=120.0):
    ends = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < ends
        time.sleep(0.1)


def words_in(found) -> set[str]:
    return set().union(*found.values())


def everywhere(url, files=settings.MEDIA_ROOT) -> dict[str, set[str]]:
    places = in_database(url, WORD), in_redis(settings.REDIS_URL, WORD)
    found = {where: words for place in places for where, words in place.items()}
    return found | in_files(settings.DATA, WORD) | in_files(Path(files), WORD)


def promised(leavers) -> set[str]:
    goes = {leavers.goes.words[field] for field in OFFICIAL}
    return goes | {leavers.stays.words[field] for field in OFFICIAL | CHOSEN}


def too_much(found, leavers) -> dict[str, set[str]]:
    """What is left beside what was promised to stay."""
    left = {where: words - promised(leavers) for where, words in found.items()}
    return {where: words for where, words in left.items() if words}


def test_of_who_is_erased_nothing_is_left_and_nothing_comes_back_with_a_backup(
    site, leavers, watcher, elsewhere, tmp_path
):
    url, known = environment()["DATABASE_URL"], {*leavers.goes.words.values()}
    is_read_and_mailed(site, leavers, watcher)
    before = everywhere(url)
    assert known <= words_in(in_database(url, WORD))
    assert words_in(in_redis(settings.REDIS_URL, WORD)) & known
    assert words_in(in_files(settings.DATA, WORD)) & known
    assert not [where for where in before if where.startswith("log")], "logs hold no words"

    backup, erasures = tmp_path / "one.backup", tmp_path / "erased"
    manage("backup", backup)
    for writer, words_go in ((leavers.goes, True), (leavers.stays, False)):
        leave(member=writer.member, words_go=words_go)
    _until(lambda: not Leaving.objects.untold().exists())  # the last mail is out
    Leaving.objects.update(due_at=timezone.now())
    assert "2 erased" in manage("erase", "--due")
    manage("erase", "--write", erasures)
    assert too_much(everywhere(url), leavers) == {}
    assert promised(leavers) <= words_in(in_database(url, WORD))

    manage("restore", backup, **elsewhere)
    assert known <= words_in(in_database(elsewhere["DATABASE_URL"], WORD))
    manage("migrate", "--verbosity", "0", **elsewhere)
    manage("vocabulary", **elsewhere)
    assert "2 erased again" in manage("erase", "--replay", erasures, **elsewhere)
    assert too_much(everywhere(*elsewhere.values()), leavers) == {}
    assert promised(leavers) <= words_in(in_database(elsewhere["DATABASE_URL"], WORD))


def test_a_place_that_was_forgotten_is_seen(transactional_db):
    url, word = environment()["DATABASE_URL"], "kvx00a"
    with psycopg.connect(url) as server:
        server.execute("CREATE TABLE planted (what jsonb, many text[], raw bytea)")
        server.execute(
            "INSERT INTO planted VALUES (jsonb_build_object('by', %s::text), ARRAY[%s], %s)",
            [word, word, word.encode()],
        )
    try:
        where = {place for place in in_database(url, WORD) if place.startswith("planted")}
        assert where == {"planted.what", "planted.many", "planted.raw"}
    finally:
        with psycopg.connect(url) as server:
            server.execute("DROP TABLE planted")
