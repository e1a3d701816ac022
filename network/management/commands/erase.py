from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from directory.actions.erasing import erasure_list, replay, run_due


class Command(BaseCommand):
    help = "Erases members who left; keeps and replays the list of those who were erased."

    def add_arguments(self, parser):
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--due", action="store_true", help="erase now whose week is over")
        what.add_argument("--write", type=Path, metavar="FILE", help="write the erasure list")
        what.add_argument("--replay", type=Path, metavar="FILE", help="after a restore")

    def handle(self, *args, due, write, replay, **options):
        try:
            if due:
                self.stdout.write(f"{run_due()} erased")
            elif write:
                self.stdout.write(f"{_write(write)} on the list")
            else:
                self.stdout.write(f"{_replay(replay)} erased again")
        except OSError as error:
            raise CommandError(f"Cannot use the file: {error.strerror}.") from None


def _write(path: Path) -> int:
    lines = list(erasure_list())
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(lines)


def _replay(path: Path) -> int:
    again = 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            again += replay(line)
        except ValueError as error:
            raise CommandError(f"Line {number}: {error}. The lines before it are done.") from None
    return again
