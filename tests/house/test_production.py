"""The settings of production, read by processes of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import models

from forums.models import Forum
from network.stack.addresses import free_port

ROOT = Path(__file__).resolve().parents[2]
# Nobody listens there: settings must be read and checked without a server.
PORT = free_port()
PRODUCTION = {
    "DATABASE_URL": f"postgresql://havn:secret@127.0.0.1:{PORT}/havn",
    "REDIS_URL": f"redis://127.0.0.1:{PORT}/0",
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+-",
    "HAVN_URL": "https://havn.example",
    "EMAIL_URL": "smtp+tls://havn:secret@mail.example:587",
    "ALLOWED_HOSTS": "havn.example",
    "PROXY_COUNT": "1",
    "CACHE_URL": f"redis://127.0.0.1:{PORT}/1",
}
OURS = ("HAVN_", "DATABASE_", "REDIS_", "CACHE_", "EMAIL_", "SECRET_", "ALLOWED_", "PROXY_", "PORT")


def manage(*arguments: str, **environ: str | None):
    """Run manage.py with production's environment, changed; None takes a variable away."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    changed = kept | PRODUCTION | environ
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={name: value for name, value in changed.items() if value is not None},
        capture_output=True,
        text=True,
        timeout=60,
    )


def deploy_check(**environ):
    return manage("check", "--deploy", "--fail-level", "WARNING", **environ)


def test_production_has_nothing_to_explain():
    done = deploy_check()
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize(
    ("environ", "word"),
    [
        ({"HAVN_DEMO": "on"}, "havn.E001"),
        ({"HAVN_URL": "http://havn.example"}, "havn.W001"),
        ({"EMAIL_URL": None}, "havn.W002"),
        ({"ALLOWED_HOSTS": "elsewhere.example"}, "havn.E004"),
        ({"PROXY_COUNT": None}, "havn.W003"),
        ({"HAVN_DEBUG": "on"}, "security.W018"),
        ({"SECRET_KEY": "short"}, "security.W009"),
    ],
    ids=["demo", "http", "no mail", "other host", "no proxy", "debug", "short key"],
)
def test_each_wrong_setting_is_named(environ, word):
    done = deploy_check(**environ)
    assert done.returncode == 1
    assert word in done.stderr


def test_a_demo_on_a_configured_database_does_not_start():
    """Any command asks, not only the deploy check."""
    done = manage("check", HAVN_DEMO="on")
    assert done.returncode == 1
    assert "havn.E003" in done.stderr
    done = manage("demo", HAVN_DEMO="on")
    assert done.returncode == 1
    assert "havn.E003" in done.stderr


def test_a_missing_key_stops_the_start_with_a_sentence():
    done = manage("check", SECRET_KEY=None)
    assert done.returncode == 1
    assert "SECRET_KEY is not set" in done.stderr


def test_the_demos_mail_has_no_address_in_production():
    asked = "from django.urls import resolve; resolve('/dev/mail/')"
    done = manage("shell", "--no-imports", "-c", asked)
    assert "Resolver404" in done.stderr
    done = manage("shell", "--no-imports", "-c", asked.replace("/dev/mail/", "/forums/"))
    assert done.returncode == 0, done.stderr


@pytest.mark.django_db
def test_the_models_and_their_migrations_agree(capsys):
    call_command("makemigrations", check=True, dry_run=True)
    assert "No changes detected" in capsys.readouterr().out


@pytest.mark.django_db
def test_a_field_without_its_migration_is_seen(capsys):
    field = models.BooleanField(default=False)
    try:
        field.contribute_to_class(Forum, "planted")
        with pytest.raises(SystemExit):
            call_command("makemigrations", check=True, dry_run=True)
        assert "planted" in capsys.readouterr().out
    finally:
        Forum._meta.local_fields.remove(field)
        Forum._meta._expire_cache()
