"""Plain functions that make what a test needs, through the same actions as people."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from directory.actions import documents, members, seats
from directory.models import Priority, Seat
from forums.actions import forums as forum_actions
from forums.actions import posts, threads

_numbers = count(1)


def a_member(name="Somebody S.", *, admitted=True, welcomed=True, **fields):
    number = next(_numbers)
    fields = {"country_id": "EE", "sector_id": "child-protection"} | fields
    signs_in = "password" in fields
    member = members.join(
        email=fields.pop("email", f"member{number}@example.org"),
        name=name,
        handle=fields.pop("handle", f"member-{number}"),
        password=fields.pop("password", None),
        **fields,
    )
    members.verify_email(member=member)
    if signs_in:
        documents.accept_what_is_asked(member=member)
    if admitted:
        members.admit(member=member, at=timezone.now() - timedelta(days=30))
    if admitted and signs_in and welcomed:
        members.welcome(member=member)
        member.refresh_from_db(fields=["welcomed_at"])
    return member


def a_seat_holder(party="DK", *, starts=None, ends=None, **fields):
    member = a_member(**fields)
    starts = starts or timezone.now() - timedelta(days=10)
    seats.appoint(seat=Seat.objects.get(party=party), member=member, starts=starts, ends=ends)
    return member


def a_forum(slug=None, **fields):
    slug = slug or f"forum-{next(_numbers)}"
    fields = {"title": slug.replace("-", " ").capitalize()} | fields
    return forum_actions.open_forum(slug=slug, **fields)


def a_group(slug=None, **fields):
    return a_forum(slug, **{"audience": "joined"} | fields)


def a_thread(forum, author, title="How do you prepare a first meeting?", posts=1, **fields):
    fields = {
        "written": "<p>We would like to hear how others do it.</p>",
        "written_as": "html",
        "language": "en",
        "priorities": [Priority.objects.get(slug="prevention")],
    } | fields
    thread = threads.start(forum=forum, author=author, title=title, **fields).thread
    for number in range(2, posts + 1):
        a_reply(thread, author, f"Reply number {number}.")
    thread.refresh_from_db()
    return thread


def a_reply(thread, author, written="We do the same. Could you share the form?", **fields):
    return posts.reply(thread=thread, author=author, written=written, **fields)
