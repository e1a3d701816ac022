"""Every place that can hold or show a member's words, and how to look into it.

    HOLDERS    {name: look}, where look(scene, word) gives the places that have the word

`sources` reads the names out of the code: a new cache, socket or kind of mail that is not here
fails test_holders.py. Addresses, tables and parts of the copy need no entry each: all are walked.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import redis
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.urls import reverse

from network.asgi import sockets
from network.lib.mail import MailRow
from network.lib.ports import exports
from notifications.digest_mail import compose
from notifications.models import Mail
from tests.house.walk import expected
from tests.house.who_may_see import LINES

ROLES = ("visitor", "member", "other-country", "moderator", "holder", "secretariat")


def on_pages(scene, word) -> Iterator[str]:
    """Every address, as everybody whom it answers with a page."""
    for line in LINES:
        answers = expected(line.get)
        for role in (role for role in ROLES if answers[role] == "200"):
            if word in scene.walk.ask(line, "get", role).getvalue().decode().lower():
                yield f"{line.name} as {role}"


def in_search(scene, word) -> Iterator[str]:
    for role in ROLES:
        answer = scene.client_of(role).get(reverse("search"), {"q": word})
        if answer.context["found"].rows:
            yield role


def in_tables(scene, word) -> Iterator[str]:
    """Every row of every table; an index holds what its rows hold."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            name = connection.ops.quote_name(table)
            cursor.execute(f"SELECT 1 FROM {name} t WHERE t::text ILIKE %s", [f"%{word}%"])
            if cursor.fetchone():
                yield table


def in_redis(url: str) -> Callable:
    """Everything one Redis keeps: fragments, sessions, limits, tasks that wait."""

    def look(scene, word) -> Iterator[str]:
        with redis.Redis.from_url(url) as client:
            for key in client.scan_iter("*", count=1000):
                if word.encode() in key.lower() + _value(client, key).lower():
                    yield key.decode(errors="replace").split(":")[0]

    return look


def _value(client, key: bytes) -> bytes:
    read = {
        b"string": lambda: [client.get(key) or b""],
        b"list": lambda: client.lrange(key, 0, -1),
        b"hash": lambda: [part for pair in client.hgetall(key).items() for part in pair],
        b"set": lambda: client.smembers(key),
        b"zset": lambda: client.zrange(key, 0, -1),
        b"none": list,
    }
    return b" ".join(read[client.type(key)]())


def in_digests(scene, word) -> Iterator[str]:
    """Mails that wait, as they would be sent now."""
    for mail in Mail.objects.unsent().select_related("member", "digest"):
        if message := compose(mail):
            bodies = [message.subject, message.body, *(part[0] for part in message.alternatives)]
            if word in " ".join(bodies).lower():
                yield mail.member.handle


def in_rows_only(scene, word) -> Iterator[str]:
    """Other letters are rendered from rows that `in_tables` has looked into."""
    yield from ()


def in_files(scene, word) -> Iterator[str]:
    """The folders into which the site writes."""
    for folder in filter(None, [settings.MEDIA_ROOT, getattr(settings, "EMAIL_FILE_PATH", "")]):
        for path in sorted(Path(folder).rglob("*")):
            if path.is_file() and word.encode() in path.read_bytes().lower():
                yield path.name


def in_copies(scene, word) -> Iterator[str]:
    """The copy that each member may take of what is kept about them."""
    for part in exports:
        for role in ROLES[1:]:
            if word in str(list(part.values(scene.members[role]))).lower():
                yield f"{part.name} of {role}"


def in_pushes(scene, word) -> Iterator[str]:
    """What open pages were sent since it was last asked, on any socket."""
    if any(word.encode() in message.lower() for message in scene.pushed()):
        yield "an open page"


MAIL_ROWS = [model for model in apps.get_models() if issubclass(model, MailRow)]
CACHE = settings.CACHES["default"]["LOCATION"]
# Redis first: to go to a page empties the caches.
HOLDERS = {
    "tasks": in_redis(settings.REDIS_URL),
    "cache default": in_redis(CACHE),
    "cache fragments": in_redis(CACHE),
    "cache fallback": in_tables,
    "socket ws/threads/<int:pk>/": in_pushes,
    "socket ws/member/": in_pushes,
    "socket ws/desk/": in_pushes,
    "tables": in_tables,
    "mail notifications.mail": in_digests,
    "mail directory.letter": in_rows_only,
    "mail forums.expertrequest": in_rows_only,
    "mail moderation.concernmail": in_rows_only,
    "mail moderation.deskmail": in_rows_only,
    "mail moderation.sanctionmail": in_rows_only,
    "files": in_files,
    "copies": in_copies,
    "search": in_search,
    "addresses": on_pages,
}


def sources(caches=None, mails=None, routes=None) -> set[str]:
    """The names of what can hold words, read from the code."""
    caches = settings.CACHES if caches is None else caches
    mails = MAIL_ROWS if mails is None else mails
    routes = [str(route.pattern) for route in sockets.routes] if routes is None else routes
    return (
        {"tasks", "tables", "files", "copies", "search", "addresses"}
        | {f"cache {alias}" for alias in caches}
        | {f"mail {model._meta.label_lower}" for model in mails}
        | {f"socket {route}" for route in routes if not route.startswith("<path")}
    )
