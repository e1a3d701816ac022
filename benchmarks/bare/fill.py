"""Fills the bare project's database once and prints a session cookie of its one user."""

import os
from datetime import UTC, datetime

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.bare.settings"
django.setup()

from django.contrib.auth import (  # noqa: E402  the apps must be ready first
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
)
from django.contrib.auth.models import User  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402

from benchmarks.bare import EACH, TOPICS  # noqa: E402
from benchmarks.bare.models import Entry  # noqa: E402

TEXT = "<p>We tried this for two terms in three schools. The form has one page.</p>" * 4


def fill() -> str:
    """Return the cookie."""
    call_command("migrate", verbosity=0)
    # The bare app has no migrations: its table comes after those it refers to.
    call_command("migrate", run_syncdb=True, verbosity=0)
    user, _ = User.objects.get_or_create(username="reader")
    if not Entry.objects.exists():
        Entry.objects.bulk_create(
            Entry(
                topic=topic,
                number=number,
                author=user,
                text=TEXT,
                at=datetime(2026, 1, 1, tzinfo=UTC),
            )
            for topic in range(1, TOPICS + 1)
            for number in range(1, EACH + 1)
        )
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return f"sessionid={session.session_key}"


if __name__ == "__main__":
    print(fill())
