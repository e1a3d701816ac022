"""What a backup holds, and what not."""

import stat

import pytest
from django.conf import settings

from forums.models import Post
from network.backup import programs
from network.backup.write import back_up
from network.stack import Unusable
from tests.network.backup.test_restore import manifest_of


def test_the_manifest_says_what_is_inside(backup):
    manifest = manifest_of(backup)
    assert manifest.rows["forums_post"] == Post.objects.count() == 3
    assert "django_session" not in manifest.rows
    assert "forums.0001_initial" in manifest.migrations
    assert set(manifest.files) == {"database.dump", "media/2026/guide.pdf", "media/plan.txt"}
    assert manifest.postgres == 18


def test_only_its_owner_may_read_it(backup):
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_no_key_and_no_password_is_inside(backup):
    content = backup.read_bytes()
    assert b"forums_post" in content
    secrets = [settings.SECRET_KEY, settings.ADDRESSES.own.postgres_password]
    assert [secret for secret in secrets if secret.encode() in content] == []


def test_what_stops_it_leaves_nothing_behind(community, tools, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    file = folder / "one.backup"
    with pytest.raises(RuntimeError, match="gone"):
        back_up(community, file, media=None, tools=tools, say=disk_is_gone)
    assert list(folder.iterdir()) == []


def disk_is_gone(line):
    raise RuntimeError("gone")


def test_an_earlier_backup_is_not_overwritten(community, backup, tools):
    before = backup.read_bytes()
    with pytest.raises(Unusable, match="is there already"):
        back_up(community, backup, media=None, tools=tools, say=lambda line: None)
    assert backup.read_bytes() == before


def test_a_folder_that_is_not_there_is_said(community, tools, tmp_path):
    with pytest.raises(Unusable, match="cannot be written"):
        nowhere = tmp_path / "nowhere" / "one.backup"
        back_up(community, nowhere, media=None, tools=tools, say=lambda line: None)


@pytest.fixture
def on_path(tmp_path, monkeypatch):
    """on_path(version): a machine where pg_dump has that version; None: where there is none."""

    def install(version):
        folder = tmp_path / "bin"
        folder.mkdir()
        if version:
            program = folder / "pg_dump"
            program.write_text(f"#!/bin/sh\necho 'pg_dump (PostgreSQL) {version}.1'\n")
            program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}:/bin")
        monkeypatch.setattr("network.stack.postgres.MAJOR", "17")  # the wheel is too old, too
        return folder

    return install


def test_programs_that_fit_are_taken_from_path(community, on_path):
    folder = on_path(19)
    assert programs.fitting(community, embedded=False) == folder


def test_older_programs_are_refused_with_a_sentence(community, on_path):
    on_path(15)
    with pytest.raises(Unusable, match="is PostgreSQL 18, and pg_dump is version 15"):
        programs.fitting(community, embedded=False)


def test_missing_programs_are_refused_with_a_sentence(community, tmp_path, monkeypatch, on_path):
    on_path(None)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    with pytest.raises(Unusable, match="pg_dump is not installed"):
        programs.fitting(community, embedded=False)
