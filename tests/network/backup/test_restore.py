"""A community that is restored is the one that was backed up, or nothing has changed."""

import io
import tarfile

import psycopg
import pytest

from forums.models import Post
from network.backup.manifest import read
from network.backup.restore import restore
from network.backup.write import back_up
from network.stack import Unusable
from tests.network.backup.conftest import sums


@pytest.fixture
def bring_back(tools, tmp_path):
    """bring_back(url, file): what `manage.py restore` does, uploads going to `restored`."""

    def call(url, file, over=False):
        into = tmp_path / "restored"
        return restore(url, file, media=into, tools=tools, over=over, say=lambda line: None)

    return call


def test_every_row_comes_back(community, elsewhere, backup, bring_back):
    before = sums(community)
    assert before["forums_post"][0] == 3
    Post.objects.update(html="<p>Changed since.</p>")
    assert sums(community) != before
    bring_back(elsewhere, backup)
    assert sums(elsewhere) == before


def test_and_every_upload(elsewhere, backup, bring_back, tmp_path):
    (tmp_path / "restored").mkdir()
    bring_back(elsewhere, backup)
    assert (tmp_path / "restored/2026/guide.pdf").read_bytes() == b"%PDF-1.7"
    assert (tmp_path / "restored/plan.txt").read_text() == "plan"


def test_sessions_stay_behind(client, community, watcher, tools, elsewhere, bring_back, tmp_path):
    client.force_login(watcher)
    with psycopg.connect(community) as server:
        assert server.execute("SELECT count(*) FROM django_session").fetchone() == (1,)
    file = tmp_path / "signed-in.backup"
    back_up(community, file, media=None, tools=tools, say=lambda line: None)
    bring_back(elsewhere, file)
    with psycopg.connect(elsewhere) as server:
        assert server.execute("SELECT count(*) FROM django_session").fetchone() == (0,)


def test_a_community_is_not_lost_by_mistake(elsewhere, backup, bring_back, tmp_path):
    bring_back(elsewhere, backup)
    with psycopg.connect(elsewhere) as server:
        server.execute("UPDATE forums_thread SET title = 'Written since'")
        # Only a database of tests has it: tests/as_it_was.py.
        server.execute("DROP SCHEMA kept CASCADE")
    (tmp_path / "restored/since.txt").write_text("since")
    since = sums(elsewhere)
    with pytest.raises(Unusable, match="--over"):
        bring_back(elsewhere, backup)
    assert sums(elsewhere) == since
    bring_back(elsewhere, backup, over=True)
    assert sums(elsewhere) != since
    assert not (tmp_path / "restored/since.txt").exists()


def test_nobody_is_restored_under_an_open_page(community, elsewhere, backup, bring_back):
    with psycopg.connect(elsewhere), pytest.raises(Unusable, match="Somebody else"):
        bring_back(elsewhere, backup)
    bring_back(elsewhere, backup)


def changed(file, name, change):
    """The same backup with one file changed, its manifest as before."""
    other = file.with_name("changed.backup")
    with tarfile.open(file) as tar, tarfile.open(other, "w") as out:
        for member in tar.getmembers():
            content = tar.extractfile(member).read()
            if member.name == name:
                content = change(content)
                member.size = len(content)
            out.addfile(member, io.BytesIO(content))
    return other


def test_a_changed_byte_is_seen_before_anything_is_touched(elsewhere, backup, bring_back):
    broken = changed(backup, "database.dump", lambda dump: dump[:-1] + b"?")
    with pytest.raises(Unusable, match=r"damaged: database.dump"):
        bring_back(elsewhere, broken)
    assert sums(elsewhere) == {}


def test_half_a_backup_is_none(elsewhere, backup, bring_back):
    half = backup.with_name("half.backup")
    half.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])
    with pytest.raises(Unusable, match=r"cut off|not whole"):
        bring_back(elsewhere, half)
    half.write_text("a letter, and no backup")
    with pytest.raises(Unusable, match="not a backup"):
        bring_back(elsewhere, half)
    assert sums(elsewhere) == {}


def test_a_backup_of_a_newer_version_is_refused(elsewhere, backup, bring_back):
    newer = changed(
        backup,
        "manifest.json",
        lambda words: words.replace(b'"forums.0001_initial"', b'"forums.9999_later"'),
    )
    with pytest.raises(Unusable, match=r"newer Havn \(forums.9999_later\)"):
        bring_back(elsewhere, newer)


def test_what_fails_while_loading_leaves_the_database_as_it_was(
    community, elsewhere, backup, bring_back, monkeypatch
):
    bring_back(elsewhere, backup)
    before = sums(elsewhere)
    # A dump whose manifest is right and which pg_restore cannot read to its end.
    monkeypatch.setattr("network.backup.restore._checked", lambda tar: manifest_of(backup))
    cut = changed(backup, "database.dump", lambda dump: dump[: len(dump) * 3 // 4])
    with pytest.raises(Unusable, match="could not be loaded"):
        bring_back(elsewhere, cut, over=True)
    assert sums(elsewhere) == before


def manifest_of(file):
    with tarfile.open(file) as tar:
        return read(tar.extractfile("manifest.json").read())
