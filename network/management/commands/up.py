"""`make run`: the whole of Havn on one machine."""

import os
import sys
from contextlib import suppress

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import NotSupportedError, OperationalError, connections
from django.db.migrations.loader import MigrationLoader

from network import collected
from network.demo import community
from network.stack import Unusable
from network.stack.supervisor import run


class Command(BaseCommand):
    help = "Starts PostgreSQL, Valkey, web, worker and beat, and keeps them running (make run)."
    # They ask the database, which is not up yet.
    requires_system_checks = []

    def handle(self, *args, **options):
        try:
            run(settings.ADDRESSES, _port(), self.prepare, self.say, self.ready)
        except Unusable as sentence:
            sys.exit(f"Havn cannot start: {sentence}")

    def say(self, line):
        # A terminal that was closed must not keep us from stopping the servers.
        with suppress(OSError):
            self.stdout.write(f"  {line}")
            self.stdout.flush()

    def prepare(self, say):
        """Bring database and static files to where this code needs them. Safe to run again."""
        self.check()  # before anything is written
        try:
            _refuse_newer_database()
            say("Migrating the database")
            call_command("migrate", verbosity=0, interactive=False)
        except (OperationalError, NotSupportedError) as error:
            raise Unusable(f"The database cannot be used: {_first_line(error)}.") from None
        call_command("vocabulary")
        if settings.HAVN_DEMO and community.is_wanted():
            say("Settling the demo community")
            community.settle(say)
        if not collected.is_fresh():
            say("Collecting static files")
            call_command("collectstatic", verbosity=0, interactive=False)
            collected.note()
        self.check(databases=["default"])
        # The pool's threads must not be there when children are forked.
        for connection in connections.all():
            connection.close()
            connection.close_pool()

    def ready(self):
        self.stdout.write(f"\nHavn is ready: {settings.HAVN_URL}\n")
        if settings.HAVN_DEMO:
            self.stdout.write("\nSign in to the demo community with the password")
            self.stdout.write(f"  {community.PASSWORD}\nas one of\n")
            for email, who in community.sign_ins():
                self.stdout.write(f"  {email:<28} {who}")
            self.stdout.write(f"\nIts mail is at {settings.HAVN_URL}/dev/mail/")
        self.stdout.write("Ctrl-C stops everything.")
        self.stdout.flush()


def _port() -> int:
    asked = os.environ.get("PORT") or "8000"
    if not asked.isascii() or not asked.isdigit() or not 0 < int(asked) < 65536:
        raise Unusable(f"PORT={asked!r} is not a port number from 1 to 65535.")
    return int(asked)


def _refuse_newer_database():
    loader = MigrationLoader(connections["default"])
    unknown = sorted(
        f"{app}.{name}"
        for app, name in loader.applied_migrations
        if app in loader.migrated_apps and (app, name) not in loader.disk_migrations
    )
    if unknown:
        raise Unusable(
            f"The database was written by a newer Havn ({unknown[-1]}). Run that version, or set "
            "HAVN_DATA to another folder."
        )


def _first_line(error) -> str:
    return (str(error).strip().splitlines() or ["no reason given"])[0].rstrip(".")
