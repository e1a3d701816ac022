"""Static files are collected again only when there is something new."""

import pytest
from django.contrib.staticfiles import finders

from network import collected


@pytest.fixture
def sources(settings, tmp_path):
    """A folder of sources, and one for what is collected."""
    settings.STATICFILES_DIRS = [tmp_path / "sources"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "page.css").write_text("p {}")
    finders.get_finder.cache_clear()
    yield tmp_path / "sources"
    finders.get_finder.cache_clear()


def test_the_first_time_there_is_something_to_do(sources):
    assert not collected.is_fresh()


def test_after_that_there_is_nothing_until_a_source_changes(sources):
    collected.note()
    assert collected.is_fresh()
    (sources / "page.css").write_text("p { color: teal }")
    assert not collected.is_fresh()


def test_a_new_and_a_removed_source_are_seen(sources):
    collected.note()
    (sources / "new.css").write_text("")
    assert not collected.is_fresh()
    collected.note()
    (sources / "new.css").unlink()
    assert not collected.is_fresh()


def test_another_way_of_making_them_ready_is_seen(sources, settings):
    collected.note()
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    hashed = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    before = settings.STORAGES["staticfiles"]
    other = hashed if before == plain else plain
    settings.STORAGES = {**settings.STORAGES, "staticfiles": other}
    assert not collected.is_fresh()
