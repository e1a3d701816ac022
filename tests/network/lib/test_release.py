"""Which code this is: part of every cached fragment's key."""

import shutil

from django.conf import settings

from network.lib.release import RELEASE, _fingerprint


def test_the_environment_says_which_release(monkeypatch):
    monkeypatch.setenv("HAVN_RELEASE", "2026.11")
    assert _fingerprint() == "2026.11"


def test_else_an_edited_fragment_is_another_release(monkeypatch, settings, tmp_path):
    monkeypatch.delenv("HAVN_RELEASE", raising=False)
    shutil.copytree(settings.BASE_DIR / "templates", tmp_path / "templates")
    settings.BASE_DIR = tmp_path
    before = _fingerprint()
    assert before == _fingerprint()
    fragment = tmp_path / "templates" / "forums" / "_post.html"
    fragment.write_text(fragment.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert _fingerprint() != before


def test_it_fits_into_a_key():
    assert RELEASE
    assert " " not in RELEASE
    assert settings.CACHES["fragments"]["TIMEOUT"]
