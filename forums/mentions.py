"""Mentions in cleaned HTML: "@anna-m" becomes a link to the member who is called so here."""

import re
from collections.abc import Iterable

from django.urls import reverse

from network.lib.markup import clean

# As handles are written, and nothing that looks like the end of a mail address.
_MENTION = re.compile(r"(?<![\w@./&#;-])@([A-Za-z0-9_-]{1,30})(?![\w@])")
_LINKED = re.compile(r'<a href="[^"]*/members/[A-Za-z0-9_-]+/"[^>]*>(@[A-Za-z0-9_-]+)</a>')
_TOKEN = re.compile(r'<(/?)([a-z0-9]+)(?:[^>"]|"[^"]*")*>|[^<]+')
# There they are another's words, or no words.
_NOT_IN = {"a", "code", "pre", "blockquote"}


def bare(clean_html: str) -> str:
    """Return cleaned HTML without the links of mentions: their words alone."""
    return _LINKED.sub(r"\1", clean_html)


def handles_in(clean_html: str) -> list[str]:
    """What is written behind an "@", in its order, once each. May be nobody's handle."""
    if "@" not in clean_html:
        return []
    found = [name for words in _own_words(bare(clean_html)) for name in _MENTION.findall(words)]
    return list(dict.fromkeys(name.lower() for name in found))


def linked(clean_html: str, handles: Iterable[str]) -> str:
    """Return cleaned HTML where some handles lead to their members, and no others do."""
    named = {handle.lower(): handle for handle in handles}

    def link(found: re.Match) -> str:
        handle = named.get(found[1].lower())
        return _link(handle) if handle else found[0]

    made, within = [], []
    for token in _TOKEN.finditer(bare(clean_html)):
        _follow(within, token)
        words = token.group()
        is_own = not within and not words.startswith("<")
        made.append(_MENTION.sub(link, words) if is_own else words)
    return "".join(made)


def _own_words(clean_html: str) -> list[str]:
    within, found = [], []
    for token in _TOKEN.finditer(clean_html):
        _follow(within, token)
        if not within and not token.group().startswith("<"):
            found.append(token.group())
    return found


def _follow(within: list[str], token: re.Match) -> None:
    """Keep in which of the tags one is whose words are not the writer's own."""
    ends, name = token[1], token[2]
    if name not in _NOT_IN:
        return
    if not ends:
        within.append(name)
    elif within:
        within.pop()


def _link(handle: str) -> str:
    """As it comes out of the cleaner, so that an edit which changes nothing is none."""
    return clean(f'<a href="{reverse("member", args=[handle])}">@{handle}</a>', written_as="html")


def without(clean_html: str, handle: str) -> str:
    """Return cleaned HTML where nobody is called by a handle any more."""
    return clean_html.replace(_link(handle), "@…")
