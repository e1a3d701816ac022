"""Bring the archive of a mailing list into a forum."""

import csv
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from directory.models import Language, Member, Priority
from forums.importing import Job, Progress, bring_in
from forums.mailbox.splitting import NotAMailbox
from forums.models import Forum, ImportedMessage


class Command(BaseCommand):
    help = (
        "Brings an mbox file, as Mailman keeps it, into a forum. Nobody is told. "
        "Stopped anywhere it goes on when it is begun again; done twice it changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the archive, one mbox file")
        parser.add_argument("--forum", required=True, metavar="SLUG")
        parser.add_argument(
            "--map", type=Path, metavar="CSV", help="lines of: address, handle of the member"
        )
        parser.add_argument("--language", default="en", metavar="xx", help="of the list: en")
        parser.add_argument(
            "--priority", action="append", metavar="SLUG", help="of the threads, one to three"
        )
        parser.add_argument(
            "--batch", type=int, default=200, metavar="N", help="a transaction: 200"
        )
        parser.add_argument("--hold", action="store_true", help="what is refused goes to the desk")
        parser.add_argument("--dry-run", action="store_true", help="read all, write nothing")

    def handle(self, *args, **options):
        job = _job(options)
        try:
            progress = bring_in(job, self._say)
        except OSError as error:
            raise CommandError(f"Cannot read {job.path}: {error.strerror}.") from None
        except NotAMailbox as error:
            raise CommandError(f"{job.path} is no mbox file: {error}.") from None
        self._tell(progress)

    def _say(self, progress: Progress) -> None:
        if progress.stage == "heads":
            line = f"{progress.total:,} heads read"
        else:
            line = (
                f"{progress.done:,} of {progress.total:,} · {progress.rate:,.0f} a second · "
                f"{_minutes(progress.seconds_left)} left"
            )
        self.stdout.write(line)
        self.stdout.flush()

    def _tell(self, progress: Progress) -> None:
        for outcome in ImportedMessage.Outcome:
            if count := progress.outcomes[outcome.value]:
                self.stdout.write(f"{count:8,}  {outcome.value}")
        self.stdout.write(f"{progress.known:8,}  dealt with before")
        self.stdout.write(f"{progress.total:8,}  messages in the file")


def _minutes(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"


def _job(options) -> Job:
    forum = Forum.objects.select_related("priority").filter(slug=options["forum"]).first()
    if forum is None:
        raise CommandError(f"There is no forum {options['forum']}.")
    if not Language.objects.filter(pk=options["language"]).exists():
        raise CommandError(f"There is no language {options['language']}.")
    if not 1 <= options["batch"] <= 1000:
        raise CommandError("A batch has 1 to 1000 messages.")
    return Job(
        path=options["file"],
        forum=forum,
        language=options["language"],
        priorities=_priorities(forum, options["priority"] or []),
        named=_named(options["map"]) if options["map"] else {},
        batch=options["batch"],
        is_trial=options["dry_run"],
        holds=options["hold"],
    )


def _priorities(forum, slugs) -> list[Priority]:
    found = {priority.slug: priority for priority in Priority.objects.in_use()}
    if missing := [slug for slug in slugs if slug not in found]:
        raise CommandError(f"No priority in use is called {missing[0]}: {', '.join(found)}.")
    chosen = [forum.priority] if forum.priority else []
    chosen += [found[slug] for slug in slugs if found[slug] not in chosen]
    if not 1 <= len(chosen) <= 3:
        raise CommandError(f"Name one to three with --priority: {', '.join(found)}.")
    return chosen


def _named(path: Path) -> dict[str, Member]:
    """Whose an address is, by the operator's word. A first line without an address is a heading."""
    named = {}
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"Cannot read {path}: {error}.") from None
    for number, line in enumerate(csv.reader(lines), start=1):
        address, handle, *_rest = [*(cell.strip() for cell in line), "", ""]
        if "@" not in address:
            if number > 1 and line:
                raise CommandError(f"Line {number} of {path} has no address.")
            continue
        member = Member.objects.let_in().filter(handle=handle.lstrip("@").lower()).first()
        if member is None:
            raise CommandError(f"Line {number} of {path}: there is no member {handle}.")
        named[address.lower()] = member
    return named
