"""Goes to every address as everybody, and reads and writes the table of what they are answered."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.conf import settings
from django.core.cache import cache
from django.core.handlers.base import BaseHandler
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import Resolver404, URLPattern, get_resolver, resolve, reverse

from tests.house.everybody import ROLES, Everybody

LOGIN, ASK, SAME = "login", "ask", "="
# Cells of many lines.
ANYBODY, GET_ONLY = "200", "405"
SIGNED_IN, THEN_405 = "login visitor, 200", "login visitor, 405"
OFFICE, OFFICE_405 = "login visitor, 200 office, 404", "login visitor, 405 office, 404"
# It waits for a worker, and there is none.
ASKED_ONCE = {"readyz"}
# One rule holds for who lacks a key or is suspended, whatever the address: each has a test, and no
# place in a cell.
KEYLESS, SUSPENDED = "keyless", "suspended"
IN_TABLE = [role for role in ROLES if role not in (KEYLESS, SUSPENDED)]
WITHOUT_KEY = set(
    "applicant member other-sector other-country group-member group-manager muted".split()
)
# What a cell calls several roles, from the largest.
GROUPS = {
    "members": set(IN_TABLE) - {"visitor", "applicant"},
    "trusted": set(IN_TABLE) - WITHOUT_KEY - {"visitor"},
    "without-key": WITHOUT_KEY,
    "group": {"group-member", "group-manager"},
    "elsewhere": {"other-sector", "other-country"},
    "seated": {"holder", "alternate", "secretariat", "administrator"},
    "outside": {"visitor", "applicant"},
    "moderators": {"moderator", "moderator-elsewhere"},
    "office": {"secretariat", "administrator"},
}


@dataclass(frozen=True)
class Line:
    """What everybody is answered at one address.

    Args:
        name: of the address, as in `reverse`; or the path of a socket.
        of: what it is about, a key of `Everybody.things`.
        get, post: answers as in tests/house/who_may_see.py.
        sends: what the POST says; nothing as a rule. A key of `Everybody.things` is sent as that.
    """

    name: str
    of: str
    get: str
    post: str = ""
    sends: dict = field(default_factory=dict)

    def __str__(self):
        return f"{self.name}, {self.of}" if self.of else self.name


def addresses(resolver=None, prefix: str = "") -> Iterator[tuple[str, str]]:
    """(route, name) of every address of the site."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, pattern.name or ""
        else:
            yield from addresses(pattern, route)


ADD = """/{route}: nobody has said who may see it. Add to tests/house/who_may_see.py
    Line("{name}", "", "ask", "ask"),
and run again: the test then says what is answered today."""
GONE = "{name} is gone: take its lines out of tests/house/who_may_see.py."


def differences(lines: list[Line], found=None) -> list[str]:
    """What the table lacks, and what of it is gone, each with what to do."""
    found = list(addresses() if found is None else found)
    names, known = {name for _route, name in found}, {line.name for line in lines}
    lacks = [ADD.format(route=route, name=name) for route, name in found if name not in known]
    gone = [GONE.format(name=name) for name in sorted(known - names)]
    return lacks + gone


def expected(spec: str, roles=IN_TABLE) -> dict[str, str]:
    """{role: answer} of a cell of the table.

    Raises:
        ValueError: it names nobody we know, or leaves somebody without an answer.
    """
    answers: dict[str, str] = {}
    for part in spec.split(","):
        answer, *who = part.split()
        meant = set().union(*(GROUPS.get(word, {word}) for word in who)) if who else set(roles)
        if unknown := meant - set(roles):
            raise ValueError(f"{spec}: nobody is called {', '.join(sorted(unknown))}")
        answers = dict.fromkeys(meant, answer) | answers
    if missing := set(roles) - set(answers):
        raise ValueError(f"{spec}: no answer for {', '.join(sorted(missing))}")
    return answers


def written(answers: dict[str, str]) -> str:
    """The shortest cell that says the answers, as `expected` reads it."""
    kinds = sorted(set(answers.values()), key=lambda kind: (_count(answers, kind), kind))
    parts = [f"{kind} {' '.join(_named(_who(answers, kind)))}" for kind in kinds[:-1]]
    return ", ".join([*parts, kinds[-1]])


def _who(answers, kind) -> set[str]:
    return {role for role, answer in answers.items() if answer == kind}


def _count(answers, kind) -> int:
    return len(_who(answers, kind))


def _named(roles: set[str]) -> list[str]:
    words = []
    for group, members in sorted(GROUPS.items(), key=lambda item: -len(item[1])):
        if members <= roles:
            words.append(group)
            roles = roles - members
    return [*words, *(role for role in ROLES if role in roles)]


class Walk:
    """Asks at addresses in everybody's name; whatever a request writes is taken back."""

    def __init__(self, everybody: Everybody):
        self.things = everybody.things
        self.cookies = {role: cookie_of(member) for role, member in everybody.members.items()}
        # Not Django's test client: it copies the context of every template, a third of the time.
        self.handler = BaseHandler()
        self.handler.load_middleware()

    def answers(self, line: Line, method: str) -> dict[str, str]:
        """{role: what they are answered} at the address of a line."""
        if line.name in ASKED_ONCE:
            return dict.fromkeys(IN_TABLE, said(self.ask(line, method, "visitor")))
        return {role: said(self.ask(line, method, role)) for role in IN_TABLE}

    def compared(self, line: Line) -> str:
        """Nothing when everybody is answered as the line says, else what the line would be."""
        now = {method: self.answers(line, method) for method in ("get", "post")}
        told = {"get": line.get, "post": line.get if line.post == SAME else line.post}
        if ASK not in told.values() and now == {m: expected(cell) for m, cell in told.items()}:
            return ""
        cells = ", ".join(f'"{written(now[method])}"' for method in ("get", "post"))
        return f'{line}: today it is\n    Line("{line.name}", "{line.of}", {cells}),'

    def ask(self, line: Line, method: str, role: str) -> HttpResponse:
        """Return the answer to one request with an empty body, or with what the line sends."""
        come = self.browser_of(role)
        address = reverse(line.name, args=self.things[line.of])
        sends = {name: self.things.get(of, [of])[0] for name, of in line.sends.items()}
        return self.answer(come.get(address) if method == "get" else come.post(address, sends))

    def browser_of(self, role: str) -> RequestFactory:
        come = RequestFactory()
        if self.cookies[role]:
            come.cookies[settings.SESSION_COOKIE_NAME] = self.cookies[role]
        return come

    def answer(self, request) -> HttpResponse:
        # What is kept outlives the rollback: limits, sessions.
        cache.clear()
        request._dont_enforce_csrf_checks = True
        with transaction.atomic():
            response = self.handler.get_response(request)
            transaction.set_rollback(True)
        return response


def said(response) -> str:
    """A status, or where it leads: the name of another address."""
    location = response.headers.get("Location")
    if not location:
        return str(response.status_code)
    if "#" in location:
        return str(response.status_code)  # to a place in a page
    try:
        name = resolve(location.partition("?")[0]).url_name
    except Resolver404:
        return f">{location}"
    return LOGIN if name == "account_login" else f">{name}"


def cookie_of(member) -> str:
    if member is None:
        return ""
    client = Client()
    client.force_login(member)
    return client.cookies[settings.SESSION_COOKIE_NAME].value
