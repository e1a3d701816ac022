from django.core.management.base import BaseCommand, CommandError

from moderation.actions.audit import chain
from moderation.chain import verify
from moderation.models import AuditLink


class Command(BaseCommand):
    help = "Checks that no line of the audit was changed or taken out. Ends with 1 if one was."

    def add_arguments(self, parser):
        parser.add_argument("what", choices=["verify"])

    def handle(self, *args, **options):
        chain()
        wrong = list(verify())
        for sentence in wrong:
            self.stderr.write(sentence)
        if wrong:
            raise CommandError(f"The audit is not as it was written: {len(wrong)} found.")
        self.stdout.write(f"{AuditLink.objects.count()} entries, all as they were written.")
