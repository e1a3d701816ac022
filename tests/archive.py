"""A mailing list's archive as twenty years of programs have written it. The same every time.

write(path, 2000)      an mbox file of so many messages; returns what is to become of them
message(…)             one message
"""

import base64
import quopri
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from network.scale.shape import SENTENCES

BEGAN = datetime(2008, 1, 7, 9, 0, tzinfo=UTC)
LIST = "practice@lists.example.org"
FOOTER = (
    "_______________________________________________\n"
    f"Practice mailing list\n{LIST}\nhttps://lists.example.org/mailman/listinfo/practice\n"
)
# (declared, written in, words): right labels, wrong ones, and none.
CHARSETS = (
    ("utf-8", "utf-8", "Blåbær, žuvėdra, łódź, põhjapõder."),
    ("iso-8859-1", "cp1252", "Das Gespräch – „kurz“ und früh – hilft."),
    ("us-ascii", "utf-8", "Sødt smør på brødet."),
    ("windows-1257", "cp1257", "Žmonės kalbasi šeštadienį."),
    ("iso-8859-13", "iso8859-13", "Bērnu tiesības ir svarīgas."),
    ("iso-8859-4", "iso8859-4", "Lapsed käivad õues."),
    ("iso-8859-15", "iso8859-15", "Lasten oikeudet, 20 €."),
    ("koi8-r", "koi8-r", "Добрый день, коллеги из региона."),
    ("x-no-such-charset", "utf-8", "Vi prøvde det i fjor."),
    ("", "cp1252", "Vi möts på torsdag."),
)
NAMES = ("Kaisa Räty", "Jørn Ødegård", "Łukasz Żak", "Мария Иванова", "Anna Lind", "Mihkel Tamm")


def message(
    body: str | bytes = "Good morning.",
    *,
    at: datetime = BEGAN,
    name: str = "Kaisa",
    address: str = "kaisa@example.org",
    subject: str | bytes = "First meeting",
    id: str | None = "first.1@example.org",
    more: tuple[str, ...] = (),
    charset: str = "utf-8",
    encoding: str = "8bit",
    date: str | None = None,
    kind: str = "text/plain",
) -> bytes:
    """One message with its line "From …". `more` are header lines; an id of None is no header."""
    body = body.encode(charset or "utf-8") if isinstance(body, str) else body
    if encoding == "base64":
        body = base64.encodebytes(body)
    elif encoding == "quoted-printable":
        body = quopri.encodestring(body)
    lines = [f"From: {name} <{address}>".encode()]
    lines.append(b"Subject: " + (subject.encode() if isinstance(subject, str) else subject))
    lines.append(b"To: " + LIST.encode())
    if date != "":
        lines.append(f"Date: {date or format_datetime(at)}".encode())
    if id:
        lines.append(f"Message-ID: <{id}>".encode())
    lines += [line.encode() for line in more]
    label = f"; charset={charset}" if charset and kind.startswith("text/") else ""
    lines.append(f"Content-Type: {kind}{label}".encode())
    lines.append(f"Content-Transfer-Encoding: {encoding}".encode())
    head = b"\n".join(lines)
    return envelope(address, at) + head + b"\n\n" + body.rstrip(b"\n") + b"\n\n"


def envelope(address: str, at: datetime) -> bytes:
    return f"From {address} {at.strftime('%a %b %e %H:%M:%S %Y')}\n".encode()


def parts(*inner: bytes, kind: str = "mixed", boundary: str = "=_b1") -> tuple[bytes, str]:
    """(body, content type) of a message in parts; each part with its own head."""
    mark = boundary.encode()
    body = b"".join(b"--" + mark + b"\n" + each + b"\n" for each in inner)
    return body + b"--" + mark + b"--\n", f'multipart/{kind}; boundary="{boundary}"'


def part(body: bytes, kind: str = "text/plain; charset=utf-8", *more: str) -> bytes:
    lines = [f"Content-Type: {kind}", *more]
    return "\n".join(lines).encode() + b"\n\n" + body


def nested(depth: int, inner: bytes) -> tuple[bytes, str]:
    """A letter in parts in parts in parts."""
    body, kind = parts(inner, boundary=f"=_n{depth}")
    for level in range(depth - 1, 0, -1):
        body, kind = parts(part(body, kind), boundary=f"=_n{level}")
    return body, kind


@dataclass
class Expected:
    """What is to become of an archive's messages.

    Args:
        outcomes: how many of each.
        dates: of those that are taken, by a word that stands in their text alone.
        threads: how many there are.
    """

    outcomes: Counter = field(default_factory=Counter)
    dates: dict[str, datetime] = field(default_factory=dict)
    threads: int = 0


def write(path, count: int) -> Expected:
    """Write an archive of `count` messages."""
    expected = Expected()
    with path.open("wb") as file:
        for raw in _messages(count, expected):
            file.write(raw)
    return expected


def _messages(count: int, expected: Expected) -> Iterator[bytes]:
    chance = random.Random(7)
    number, talk = 0, []
    at = BEGAN
    while number < count:
        at += timedelta(minutes=chance.randint(20, 300))
        if not talk or chance.random() < 0.2:
            talk = []
            expected.threads += 1
        number += 1
        yield _one(number, at, talk, chance, expected)
        if number % 40 == 0 and number < count:
            number += 1
            yield _noise(number, at, expected)


def _one(number: int, at: datetime, talk: list[str], chance, expected: Expected) -> bytes:
    declared, written_in, line = CHARSETS[number % len(CHARSETS)]
    word = f"kvx{number}x"
    said = " ".join(chance.sample(SENTENCES, chance.randint(3, 9)))
    quoted = "".join(f"> {sentence}\n" for sentence in chance.sample(SENTENCES, 3))
    body = f"Dear colleagues,\n\n{said} {word}\n\n{line}\n\nOn Monday somebody wrote:\n{quoted}\n"
    body += f"-- \nSomebody\nsomebody{number}@example.org, tel. +45 12 34 56 78\n{FOOTER}"
    who = chance.randrange(300)
    own = f"m{number}.{who}@mail.example.org"
    topic = talk[0] if talk else f"{chance.choice(SENTENCES)[:60]} ({number})"
    more = []
    if talk:
        more = _answering(talk, number)
    if number % 97 == 0:
        more.append(f"References: <{own}> <{talk[-1] if len(talk) > 1 else own}>")
    encoding = ("8bit", "quoted-printable", "base64")[number % 3]
    fields = {
        "at": at,
        "name": NAMES[who % len(NAMES)],
        "address": f"writer{who}@example.org",
        "subject": f"{'Re: ' if talk else ''}[practice] {topic}",
        # Some programs gave their letters no id; those are found by their subject.
        "id": None if number % 53 == 0 and talk else own,
        "more": tuple(more),
        "charset": declared,
        "encoding": encoding,
    }
    talk[:] = [topic, *talk[1:], own]
    expected.outcomes["taken"] += 1
    expected.dates[word] = at
    raw = body.encode(written_in, "replace")
    if number % 29 == 0:
        inner = part(raw, f"text/plain; charset={declared or 'utf-8'}")
        body, fields["kind"] = nested(2 + number % 50, inner)
        return message(body, **fields | {"encoding": "8bit"})
    if number % 31 == 0:
        fields["subject"] = fields["subject"].encode() + " – Грüße".encode("cp1251", "ignore")
    return message(raw, **fields)


def _answering(talk: list[str], number: int) -> list[str]:
    before = talk[1:]
    if not before:
        return []
    if number % 7 == 0:
        return [f"In-Reply-To: <{before[-1]}>"]
    return ["References: " + "\n ".join(f"<{each}>" for each in before[-8:])]


def _noise(number: int, at: datetime, expected: Expected) -> bytes:
    """What is no contribution, in turn."""
    kinds = {
        "automatic": {"subject": "Out of office: away", "more": ("Auto-Submitted: auto-replied",)},
        "bounce": {"address": "mailer-daemon@example.org", "subject": "Undelivered mail"},
        "administration": {"address": "practice-request@lists.example.org", "subject": "confirm"},
        "spam": {"more": ("X-Spam-Flag: YES",), "subject": "Offer"},
        "empty": {"subject": f"Nothing {number}", "body": "-- \nKaisa\n"},
        "duplicate": {"subject": "Twice", "id": "twice@example.org"},
        "refused": {"subject": f"About {number}", "body": "Her number is 131052-308T."},
        "unreadable": {"subject": f"Seven {number}", "charset": "utf-7", "body": b"+ADw-b+AD4-"},
    }
    names = list(kinds)
    name = names[number // 41 % len(names)]
    fields = {"id": f"noise{number}@example.org"} | kinds[name]
    at_of = {"at": BEGAN} if name == "duplicate" else {"at": at}
    if name == "duplicate" and not expected.outcomes["twice"]:
        # The first of them is a letter like any other.
        expected.outcomes["twice"] += 1
        expected.outcomes["taken"] += 1
        expected.threads += 1
    else:
        expected.outcomes[name] += 1
    return message(**fields | at_of)
