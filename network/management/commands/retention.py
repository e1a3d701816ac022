from django.core.management.base import BaseCommand

from network.retention import count, keep_to_rules


def _would(done: str) -> str:
    return "would go" if done == "gone" else f"would be {done}"


class Command(BaseCommand):
    help = "Removes what is past its time, by the rules in network/retention.py. Runs every night."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only say what would go")

    def handle(self, *args, dry_run, **options):
        for done in count() if dry_run else keep_to_rules():
            rule = done.rule
            verb = _would(rule.done) if dry_run else rule.done
            self.stdout.write(f"{rule.name}: {done.rows} {verb} (kept {rule.keeps}; {rule.source})")
