from django.core.management.base import BaseCommand

from directory.actions.faceting import refresh_all


class Command(BaseCommand):
    help = "Makes anew what the directory counts and finds members by. Safe to stop and run again."

    def handle(self, *args, **options):
        refresh_all(self.stdout.write)
