"""Quotes in cleaned HTML: a block that names the post whose words it holds.

    <blockquote data-quoted="42"><p>We met on Monday.</p></blockquote>

The words stand in the row of who quotes, so all that reads a post reads them. Their head, who said
it and where, stands in no row: it is put there when the post is shown.
"""

import html as entities
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto

from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import gettext, override

from forums.redaction import bar
from network.lib.markup import plain

# What stands for words that are left out.
LEFT_OUT = "[…]"
# Of a longer post so many words are quoted where nobody has chosen some.
MOST_WORDS = 150
_EDGE = re.compile(r'<blockquote(?: data-quoted="(\d+)")?>|</blockquote>')


@dataclass(frozen=True)
class Quote:
    """One block that names a post.

    Args:
        quoted: the post's pk.
        start, end: where its words stand in the HTML, without the tags of the block itself.
        words: these words.
    """

    quoted: int
    start: int
    end: int
    words: str


def in_html(clean_html: str) -> list[Quote]:
    """The quotes in cleaned HTML, an inner one before the one around it."""
    found, opened = [], []
    for edge in _EDGE.finditer(clean_html):
        if not edge.group().startswith("</"):
            opened.append(edge)
        elif opened and (begun := opened.pop())[1]:
            place = begun.end(), edge.start()
            found.append(Quote(int(begun[1]), *place, clean_html[slice(*place)]))
    return found


def quoted_in(clean_html: str) -> set[int]:
    """The pks of the posts that are quoted."""
    return {quote.quoted for quote in in_html(clean_html)}


def says(quote: Quote, sources: Iterable[str]) -> bool:
    """Whether one of some wordings of the post holds the words, as they follow each other there.

    Args:
        sources: cleaned HTML.
    """
    parts = [_bare(part) for part in plain(quote.words).split(LEFT_OUT)]
    return any(_follow(parts, _bare(plain(source))) for source in sources)


def _bare(words: str) -> str:
    """Without spaces: where lines break is said otherwise in a list and in a paragraph."""
    return "".join(words.split())


def _follow(parts: list[str], words: str) -> bool:
    at = 0
    for part in parts:
        at = words.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return any(parts)


class Verdict(Enum):
    """What becomes of a quote: it stays; its words go; or it names nobody any more."""

    RIGHT = auto()
    LOST = auto()
    WRONG = auto()


def settled(clean_html: str, verdict: Callable[[Quote], Verdict], instead: str = "") -> str:
    """Return cleaned HTML with each quote as its verdict says.

    Args:
        instead: of lost words; the bar when not given. What is quoted within them goes as well.
    """
    verdicts = {quote.start: verdict(quote) for quote in in_html(clean_html)}
    made, at, opened = [], 0, []
    for edge in _EDGE.finditer(clean_html):
        if Verdict.LOST not in opened:
            made.append(clean_html[at : edge.start()])
        at = edge.end()
        if edge.group().startswith("</"):
            ended = opened.pop() if opened else None
            made += [instead or _bar_html()] if _is_last(ended, opened) else []
            made += [edge.group()] if Verdict.LOST not in opened else []
            continue
        if Verdict.LOST not in opened:
            wrong = verdicts.get(edge.end()) == Verdict.WRONG
            made.append("<blockquote>" if wrong else edge.group())
        opened.append(verdicts.get(edge.end()))
    return "".join([*made, clean_html[at:]])


def _is_last(ended: Verdict | None, opened: list) -> bool:
    """Whether lost words end here, and not within others."""
    return ended == Verdict.LOST and Verdict.LOST not in opened


def barred(clean_html: str, is_lost: Callable[[Quote], bool], instead: str = "") -> str:
    """Return cleaned HTML with a bar in place of the words of some quotes."""
    verdicts = {True: Verdict.LOST, False: Verdict.RIGHT}
    return settled(clean_html, lambda quote: verdicts[is_lost(quote)], instead)


def author_took_it() -> str:
    """What stands in a quote instead of words whose author has left with them."""
    with override(settings.LANGUAGE_CODE):
        return _bar_html(f"[{gettext('removed by its author')}]")


def _bar_html(words: str = "") -> str:
    words, language = words or bar(), settings.LANGUAGE_CODE
    return format_html('<p><span class="redacted" lang="{}">{}</span></p>', language, words)


def of_post(post_pk: int, words: str) -> str:
    """A quote as an editor takes it.

    Args:
        words: plain ones; paragraphs lie a blank line apart.
    """
    said = "".join(f"<p>{entities.escape(part)}</p>" for part in words.split("\n\n") if part)
    return f'<blockquote data-quoted="{post_pk}">{said}</blockquote>'


def own(clean_html: str) -> str:
    """Cleaned HTML without what it quotes: for an excerpt where the quote's own readers may not
    be asked."""
    return settled(clean_html, lambda quote: Verdict.LOST, instead="<br>")


def shortened(clean_html: str) -> str:
    """The plain words of a post that are quoted where nobody has chosen some: not what it quotes
    itself, and of a long one its beginning."""
    paragraphs, left = [], MOST_WORDS
    for paragraph in re.split(r"\n+", plain(own(clean_html))):
        words = paragraph.split()
        if len(words) > left:
            return "\n\n".join([*paragraphs, " ".join([*words[:left], LEFT_OUT])])
        left -= len(words)
        paragraphs += [" ".join(words)] if words else []
    return "\n\n".join(paragraphs)
