"""`manage.py backup FILE`: the community in one file."""

import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from network.backup import programs
from network.backup.databases import answering
from network.backup.write import back_up
from network.stack import Unusable
from network.stack.signals import stopped_by_signals


class Command(BaseCommand):
    help = "Writes database and uploads into one file. Nobody is disturbed. The key stays out."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *args, file, **options):
        done = None
        try:
            with stopped_by_signals():
                done = self._back_up(file.absolute())
        except Unusable as sentence:
            sys.exit(f"No backup was made: {sentence}")
        if done is None:
            sys.exit("Stopped. No backup was made.")
        size = file.stat().st_size
        self.stdout.write(f"{file}: {sum(done.rows.values())} rows, {size} bytes.")
        self.stdout.write("It holds personal data, and no key: keep SECRET_KEY elsewhere.")

    def _back_up(self, file):
        with answering(settings.ADDRESSES, alone=False) as where:
            return back_up(
                where.database_url,
                file,
                media=Path(settings.MEDIA_ROOT) if settings.MEDIA_ROOT else None,
                tools=programs.fitting(where.database_url, where.embedded),
                say=lambda line: self.stdout.write(f"  {line}"),
            )
