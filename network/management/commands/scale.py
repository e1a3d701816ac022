from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from network.scale.shape import Shape
from network.scale.write import write


class Command(BaseCommand):
    help = "Writes N thousand posts for measuring (1000: a million posts, 100,000 members)."

    def add_arguments(self, parser):
        parser.add_argument("thousands", type=int, metavar="N")

    def handle(self, *args, thousands, **options):
        if not settings.HAVN_DEMO:
            raise CommandError("scale invents members, so it is only for HAVN_DEMO=on.")
        if not 1 <= thousands <= 10_000:
            raise CommandError("N is a number from 1 to 10000 (thousand posts).")
        try:
            write(Shape(thousands), lambda line: self.stdout.write(line))
        except ValueError as error:
            raise CommandError(str(error)) from None
