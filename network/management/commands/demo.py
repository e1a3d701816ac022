from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from network.demo.community import settle


class Command(BaseCommand):
    help = "Brings the demo community in, through the same actions as people. Safe to run again."

    def handle(self, *args, **options):
        if not settings.HAVN_DEMO:
            raise CommandError(
                "The demo community has public passwords, so it is only for HAVN_DEMO=on."
            )
        settle(lambda line: self.stdout.write(line))
