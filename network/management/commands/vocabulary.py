from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from directory.actions.vocabulary import FOLDER, BadRow, load


class Command(BaseCommand):
    help = "Loads countries, sectors, priorities, seats … from data files. Safe to run again."

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, default=FOLDER)

    def handle(self, *args, folder, **options):
        say = self.stdout.write if options["verbosity"] > 1 else lambda line: None
        try:
            load(folder, say, warn=self.stdout.write)
        except BadRow as error:
            raise CommandError(f"{error} Nothing was changed.") from None
