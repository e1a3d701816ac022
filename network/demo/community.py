"""The demo community, written through the same actions as people's.

Every step looks whether it has been done, so a run that was stopped is simply run again.
"""

import json
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.utils import timezone

from directory.actions import consenting, documents, members, organisations, seats
from directory.models import (
    Country,
    Member,
    Organisation,
    PlaceLevel,
    Priority,
    Seat,
    Sector,
)
from forums.actions import forums, groups, posts, stages, threads
from forums.models import Forum, Post, Thread
from moderation.actions import responders
from moderation.models import DutyHours
from network.demo import offices, profile, waiting
from notifications.actions.preferences import choose_digest

FOLDER = Path(__file__).resolve().parent
PASSWORD = "havn-demo"  # noqa: S105  public on purpose, and refused outside the demo
# The same post of the same file is the same submission, on every run.
NAMESPACE = uuid.UUID("5b1f0c0e-6f0c-4c57-9a55-0f6f6d656d6f")


def settle(say: Callable[[str], None]) -> None:
    """Bring organisations, people, what waits, forums and threads in, in that order.

    Args:
        say: called with a line of progress.
    """
    for row in _read("organisations"):
        _organisation(row)
    people = _read("people")
    for row in people:
        _person(row)
    for row in _read("responders"):
        _responders(row)
    for row in _read("contact_points"):
        offices.keep(row)
    for row in _read("presidencies"):
        offices.preside(row)
    for row in _read("experts"):
        _expert(row)
    for row in _read("applicants"):
        waiting.apply(row)
    for row in _read("changes"):
        waiting.tell(row)
    say(f"{len(people)} people")
    for row in _read("forums"):
        _forum(row)
    conversation = sorted(_conversation(), key=lambda item: item[0])
    for done, (at, _key, write) in enumerate(conversation, 1):
        write(at)
        if done % 20 == 0 or done == len(conversation):
            say(f"{done} of {len(conversation)} posts")


def is_wanted() -> bool:
    """Whether to settle: nobody is here yet, or an earlier run was stopped half way."""
    if not Member.objects.exists():
        return True
    begun = Member.objects.filter(email__endswith="@havn.example").exists()
    keys = [key for _at, key, _write in _conversation()]
    return begun and Post.objects.filter(submission__in=keys).count() < len(keys)


def sign_ins() -> list[tuple[str, str]]:
    """(e-mail, function) of the members anyone may sign in as."""
    return [(row["email"], row["headline"]) for row in _read("people") if _is_public(row)]


def _is_public(row) -> bool:
    return row["name"].endswith("(demo)")


def _read(name: str) -> list[dict]:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def _organisation(row):
    organisations.enter(
        slug=row["slug"],
        name=row["name"],
        country=Country.objects.filter(pk=row["country"]).first(),
        sector=Sector.objects.get(pk=row["sector"]),
        website=row["website"],
    )


def _person(row):
    if Member.objects.filter(handle=row["handle"], admitted_at__isnull=False).exists():
        return
    Member.objects.filter(handle=row["handle"]).delete()  # half made by a run that was stopped
    joined = timezone.now() - timedelta(days=190)
    member = members.join(
        email=row["email"],
        name=row["name"],
        handle=row["handle"],
        # The others are there to be read: nobody signs in as them.
        password=PASSWORD if _is_public(row) else None,
        role=row["role"],
        timezone=row["timezone"],
        joined_at=joined,
        welcomed_at=joined,
    )
    members.verify_email(member=member)
    members.change_face(
        member=member,
        name=row["name"],
        headline=row["headline"],
        about=row["about"],
        country=Country.objects.filter(pk=row["country"]).first(),
        sector=Sector.objects.get(pk=row["sector"]),
        level=PlaceLevel.objects.filter(pk=row["level"]).first(),
    )
    profile.fill(member, row)
    members.affiliate(
        member=member,
        organisation=Organisation.objects.get(slug=row["organisation"]),
        function=row["headline"],
        starts=joined.date(),
    )
    profile.choose(member, row)
    documents.accept_what_is_asked(member=member)
    choose_digest(member=member, rhythm="daily", hour=row["digest_hour"])
    members.admit(member=member, at=joined)
    if row["seat"]:
        seat = Seat.objects.get(party=row["seat"])
        seats.appoint(seat=seat, member=member, role=row["seat_role"], starts=joined)


def _expert(row):
    """Who has said that colleagues may ask them."""
    hours = {name: time.fromisoformat(row[name]) for name in ("quiet_from", "quiet_until")}
    member = Member.objects.get(handle=row["handle"])
    consenting.consent(member=member, at_most=row["at_most"], **hours)


def _responders(row):
    country, by = Country.objects.get(pk=row["country"]), Member.objects.get(handle="secretariat")
    for handle in row["handles"]:
        member = Member.objects.get(handle=handle)
        responders.name_responder(member=member, country=country, by=by)
    hours = DutyHours(country=country, timezone=row["timezone"])
    if not DutyHours.objects.filter(country=country).exists():
        said = {"days": hours.days, "opens": hours.opens, "closes": hours.closes}
        responders.keep_hours(country=country, timezone=hours.timezone, by=by, **said)


def _forum(row):
    priority = Priority.objects.get(slug=row["priority"]) if row["priority"] else None
    names = row.pop("members", [])
    forum = forums.open_forum(**(row | {"priority": priority}))
    at = timezone.now() - timedelta(days=60)
    for handle in names:
        # Who comes first into a group looks after it.
        manages = forum.audience == Forum.Audience.JOINED and handle == names[0]
        member = Member.objects.get(handle=handle)
        groups.add(forum=forum, member=member, by=None, manager=manages, at=at)


def _conversation() -> Iterator[tuple[datetime, uuid.UUID, Callable]]:
    """Every post as (when, its submission, what writes it)."""
    for number, row in enumerate(_read("threads")):
        for place, post in enumerate(row["posts"]):
            key = uuid.uuid5(NAMESPACE, f"{number}.{place}")
            yield _moment(post), key, _writer(row, post, key, opening=place == 0)


def _moment(post) -> datetime:
    """Days before today at a time of day in the region; never in the future."""
    day = timezone.localdate() - timedelta(days=post["days_ago"])
    at = datetime.combine(day, time.fromisoformat(post["time"]), ZoneInfo("Europe/Helsinki"))
    return min(at, timezone.now())


def _writer(row, post, key, opening):
    def write(at):
        common = {
            "author": Member.objects.get(handle=post["author"]),
            "written": post["html"],
            "written_as": "html",
            "language": post["language"],
            "submission": key,
            "at": at,
        }
        if opening:
            threads.start(
                forum=Forum.objects.select_related("priority").get(slug=row["forum"]),
                title=row["title"],
                kind=row["kind"],
                without_name=row.get("without_name", False),
                priorities=list(Priority.objects.filter(slug__in=row["priorities"])),
                countries=Country.objects.filter(pk__in=row["countries"]),
                tags=row["tags"],
                level=row["level"],
                **common,
            )
        else:
            thread = Thread.objects.get(title=row["title"], forum__slug=row["forum"])
            replied = posts.reply(thread=thread, **common)
            if replied.number == row.get("answer"):
                stages.accept(post=replied, by=thread.author)

    return write
