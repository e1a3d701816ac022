from django.core.management.base import BaseCommand

from network.retention import count, keep_to_rules


class Command(BaseCommand):
    help = "Removes what is past its time, by the rules in network/retention.py. Runs every night."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only say what would go")

    def handle(self, *args, dry_run, **options):
        for done in count() if dry_run else keep_to_rules():
            rule, verb = done.rule, "would go" if dry_run else "gone"
            self.stdout.write(f"{rule.name}: {done.rows} {verb} (kept {rule.keeps}; {rule.source})")
