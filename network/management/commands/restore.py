"""`manage.py restore FILE`: the community as it was."""

import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from network.backup import programs
from network.backup.databases import answering, empty_cache
from network.backup.restore import restore
from network.stack import Unusable
from network.stack.signals import stopped_by_signals

NEXT = """Before anybody is let in:
  1. bring the database to this version: manage.py migrate, manage.py vocabulary
  2. erase again what was erased after {made_at}
Everybody signs in anew."""


class Command(BaseCommand):
    help = "Reads a backup into an empty database, and its uploads into their folder."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--over", action="store_true", help="what is there now is lost for the backup's"
        )

    def handle(self, *args, file, over, **options):
        if not file.is_file():
            sys.exit(f"Not restored: there is no file {file}.")
        done = None
        try:
            with stopped_by_signals():
                done = self._restore(file.absolute(), over)
        except Unusable as sentence:
            sys.exit(f"Not restored: {sentence}")
        if done is None:
            sys.exit("Stopped. Ask `manage.py showmigrations` which state the database has.")
        self.stdout.write(f"Restored {sum(done.rows.values())} rows of {done.made_at}.")
        self.stdout.write(NEXT.format(made_at=done.made_at))

    def _restore(self, file, over):
        with answering(settings.ADDRESSES, alone=True) as where:
            done = restore(
                where.database_url,
                file,
                media=Path(settings.MEDIA_ROOT) if settings.MEDIA_ROOT else None,
                tools=programs.fitting(where.database_url, where.embedded),
                over=over,
                say=lambda line: self.stdout.write(f"  {line}"),
            )
            if not empty_cache(where.cache_url):
                self.stderr.write(
                    "The cache of CACHE_URL does not answer: empty it (FLUSHDB) before the web is "
                    "started, else it shows what was written after the backup."
                )
        return done
