from django.core.management.base import BaseCommand, CommandError

from forums.actions.forgetting import forget


class Command(BaseCommand):
    help = "Empties what somebody, who is no member, once wrote to an imported mailing list."

    def add_arguments(self, parser):
        parser.add_argument("address", help="the address they wrote with")

    def handle(self, *args, address, **options):
        count = forget(address=address)
        if count is None:
            raise CommandError("Nothing came from this address, or a member has it.")
        self.stdout.write(f"{count} posts have no words any more")
