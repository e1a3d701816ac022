"""Goes through the site as people do, page by page, and finds every form there is to fill in."""

import http.client
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import Resolver404, resolve

# What takes words as they are typed.
TYPED = {"text", "search", "email", "url", "tel", "password", "number", "date", "datetime-local"}
TOKEN = "a" * 32


@dataclass
class Form:
    """One form of a page: what is in it already, and where somebody types."""

    action: str
    method: str
    given: dict[str, list[str]] = field(default_factory=dict)
    # name -> the kind of field
    typed: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)

    @property
    def key(self):
        return (resolve(urlsplit(self.action).path).url_name, *sorted(self.typed))


class Reader(HTMLParser):
    """The forms and links of a page."""

    def __init__(self, at: str):
        super().__init__()
        self.at, self.forms, self.links = at, [], []
        self._form = self._select = self._area = None

    def handle_starttag(self, tag, attrs):
        has = dict(attrs)
        name, form = has.get("name"), self._form
        if tag == "a" and has.get("href", "").startswith("/"):
            self.links.append(has["href"].partition("#")[0])
        elif tag == "form":
            action = has.get("action") or self.at
            self._form = Form(action, has.get("method", "get").lower())
            self.forms.append(self._form)
        elif tag == "button" and has.get("formaction"):
            # It goes elsewhere than the form it belongs to.
            given = {name: [has.get("value", "")]} if name else {}
            self.forms.append(Form(has["formaction"], "post", given))
        elif form is None or "disabled" in has:
            return
        elif tag == "textarea" and name:
            form.typed[name], self._area = "text", name
        elif tag == "select" and name:
            self._select = name
        elif tag == "option" and self._select:
            self._option(has)
        elif tag in ("input", "button") and name:
            self._input(tag, name, has)

    def handle_data(self, words):
        if self._area and words.strip():
            self._form.given.setdefault(self._area, []).append(words.strip())

    def handle_endtag(self, tag):
        if tag == "textarea":
            self._area = None
        elif tag == "select":
            self._select = None
        elif tag == "form":
            self._form = None

    def _option(self, has):
        """What is chosen; where nothing is, the first that says something."""
        there = self._form.given.get(self._select)
        if has.get("value") and ("selected" in has or not there):
            self._form.given[self._select] = [has["value"]]

    def _input(self, tag, name, has):
        kind, value = has.get("type", "text" if tag == "input" else "submit"), has.get("value", "")
        given = self._form.given
        if kind == "file":
            self._form.files.append(name)
        elif kind in TYPED:
            self._form.typed[name] = kind
            if value:
                given[name] = [value]
        elif kind == "radio" and ("checked" in has or name not in given):
            given[name] = [value]
        elif kind == "checkbox" and ("checked" in has or name not in given):
            given[name] = [*given.get(name, []), value or "on"]
        elif kind in ("hidden", "submit") and name not in given:
            given[name] = [value]


class Visitor:
    """Somebody with a browser.

    Args:
        port: of the web server.
        member: who is signed in; None for nobody.
    """

    def __init__(self, port: int, member=None):
        self.port = port
        # The names of addresses that answered otherwise than "there is nothing here".
        self.reached: set[str] = set()
        self.cookies = {settings.CSRF_COOKIE_NAME: TOKEN}
        if member:
            client = Client()
            client.force_login(member)
            session = client.cookies[settings.SESSION_COOKIE_NAME].value
            self.cookies[settings.SESSION_COOKIE_NAME] = session

    def ask(self, method: str, path: str, body=None, **headers) -> tuple[int, str]:
        """Return the status and the page."""
        web = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        sent = {"Cookie": cookies, "X-CSRFToken": TOKEN, **form, **headers}
        web.request(method, path, body, {k.replace("_", "-"): v for k, v in sent.items()})
        answer = web.getresponse()
        page = answer.read().decode("utf-8", "replace")
        web.close()
        return answer.status, page

    def send(self, form: Form, values: dict[str, list[str]], files=None) -> tuple[int, str]:
        values = {name: said for name, said in values.items() if name != "csrfmiddlewaretoken"}
        if form.method == "get":
            return self.ask("GET", f"{form.action.partition('?')[0]}?{urlencode(values, True)}")
        if form.files:
            body = encode_multipart(BOUNDARY, values | (files or {}))
            return self.ask("POST", form.action, body, Content_Type=MULTIPART_CONTENT)
        return self.ask("POST", form.action, urlencode(values, doseq=True))

    def pages(self, starts: list[str], most: int = 2) -> Iterator[tuple[str, list[Form]]]:
        """(path, its forms) of every page that links lead to; `most` of those of one name."""
        waiting, seen, count = list(starts), set(), {}
        while waiting:
            path = waiting.pop(0)
            name = name_of(path)
            if path in seen or not name or count.get(name, 0) >= most:
                continue
            seen.add(path)
            status, page = self.ask("GET", path)
            if status != 404:
                self.reached.add(name)
            if status != 200:
                continue
            count[name] = count.get(name, 0) + 1
            reader = Reader(path)
            reader.feed(page)
            waiting += reader.links
            yield path, [form for form in reader.forms if name_of(form.action)]


def name_of(path: str) -> str:
    """Of an address; empty for what is none of ours."""
    try:
        return resolve(re.split(r"[?#]", path)[0]).url_name or ""
    except Resolver404:
        return ""
