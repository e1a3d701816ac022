"""Feeds as a program reads them."""

from django.urls import reverse
from lxml import etree

from forums.actions.feeds import make_feed

ATOM = {"a": "http://www.w3.org/2005/Atom"}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def asked(client, path, **headers):
    return client.get(path, headers=headers)


def read(response):
    """The feed's root, which has all that RFC 4287 asks for."""
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = etree.fromstring(response.content)
    for element in [root, *root.findall("a:entry", ATOM)]:
        for name in ("id", "title", "updated", "link"):
            assert element.findtext(f"a:{name}", None, ATOM) is not None, name
    assert root.findtext("a:author/a:name", None, ATOM) == "Havn"
    return root


def entries(response) -> list[tuple]:
    """(title, author, words) of each."""
    found = read(response).findall("a:entry", ATOM)
    return [
        tuple(
            one.findtext(path, None, ATOM) for path in ("a:title", "a:author/a:name", "a:summary")
        )
        for one in found
    ]


def titles(response) -> list[str]:
    return [title for title, _author, _words in entries(response)]


def a_feed(member, **of) -> str:
    """The path of a new feed of the member's."""
    _feed, token = make_feed(member=member, **of)
    return reverse("feed", args=[token])
