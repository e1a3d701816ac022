"""Taking words out of cleaned HTML or out of a title: a bar that says so stands in their place.

Places count in the stored text, as the privacy scan's do. A bar is words in the row itself, so
whatever reads the row shows it: page, mail, feed, copy and search alike.
"""

import html
import re
from dataclasses import dataclass

from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import override

# An address may hold a ">".
_TOKEN = re.compile(r'<(?:[^>"]|"[^"]*")*>|[^<]+')
_WORD = re.compile(r"(?:&(?:nbsp|#160);|\s)+|((?:(?!&nbsp;|&#160;)\S)+)")
_ENDS = re.compile(r"[.!?…:;][\"”“’»)\]]*$")
_LINK_TAG = re.compile(r"</?a\b")
_LINK = re.compile(r"<a\b.*?</a>", re.DOTALL)
_BLOCK = re.compile(r"</?(?:p|h3|h4|li|ul|ol|blockquote|pre|table|tr|td|th|br|hr)\b")


@dataclass(frozen=True, order=True)
class Span:
    """A place in a stored text, its end not included."""

    start: int
    end: int

    def touches(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def __str__(self):
        return f"{self.start}-{self.end}"


@dataclass(frozen=True)
class Word:
    span: Span
    text: str


@dataclass(frozen=True)
class Sentence:
    """Words up to a full stop or to the end of a paragraph."""

    words: tuple[Word, ...]

    @property
    def span(self) -> Span:
        return Span(self.words[0].span.start, self.words[-1].span.end)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


# Shorter ones stand in many texts by chance.
QUOTED = 12


def quotable(text: str, spans: list[Span]) -> list[str]:
    """What was taken out, where it is long enough to be known again in a quote."""
    parts = [text[span.start : span.end] for span in _merged(spans)]
    return [part for part in parts if len(part) >= QUOTED]


def bar() -> str:
    """What stands in a title instead of the words, and is read in a post."""
    with override(settings.LANGUAGE_CODE):
        return f"[{_('removed by a moderator')}]"


def sentences(clean_html: str) -> list[Sentence]:
    """The sentences of cleaned HTML."""
    found, words = [], []
    for token in _TOKEN.finditer(clean_html):
        if token.group().startswith("<"):
            if _BLOCK.match(token.group()):
                words = _end(words, found)
            continue
        for word in _words(token):
            words.append(word)
            if _ENDS.search(word.text):
                words = _end(words, found)
    _end(words, found)
    return found


def title_words(title: str) -> list[Sentence]:
    """A title's words, as one sentence."""
    words = tuple(Word(Span(*m.span()), m.group()) for m in re.finditer(r"\S+", title))
    return [Sentence(words)] if words else []


def _end(words: list[Word], found: list[Sentence]) -> list[Word]:
    if words:
        found.append(Sentence(tuple(words)))
    return []


def _words(token: re.Match):
    for match in _WORD.finditer(token.group()):
        if match.group(1):
            start = token.start() + match.start()
            yield Word(Span(start, token.start() + match.end()), html.unescape(match.group(1)))


def without(clean_html: str, spans: list[Span]) -> str:
    """Return cleaned HTML with a bar in each place.

    Tags stay, so that the rest stays as it was; links in a place go, as their address may say
    what their words do.
    """
    spans = _merged(with_whole_links(clean_html, spans))
    made, told = [], set()
    for token in _TOKEN.finditer(clean_html):
        place, text = Span(token.start(), token.end()), token.group()
        hit = [span for span in spans if span.touches(place)]
        if not text.startswith("<"):
            made.append(_barred(text, place, hit, told))
        elif not (hit and _LINK_TAG.match(text)):
            made.append(text)
    return "".join(made)


def _barred(text: str, place: Span, hit: list[Span], told: set[Span]) -> str:
    """The text between two tags, each place with its bar, which is said once."""
    made, at = [], 0
    for span in hit:
        start, end = max(span.start - place.start, 0), min(span.end - place.start, len(text))
        made.append(text[at:start])
        if span not in told:
            told.add(span)
            made.append(_bar_html())
        at = end
    return "".join([*made, text[at:]])


def _bar_html() -> str:
    words, language = bar(), settings.LANGUAGE_CODE
    return format_html('<span class="redacted" lang="{}">{}</span>', language, words)


def with_whole_links(clean_html: str, spans: list[Span]) -> list[Span]:
    """The places, widened so that a link lies in one as a whole or not at all."""
    links = [Span(*m.span()) for m in _LINK.finditer(clean_html)]
    return [*spans, *(link for link in links if any(link.touches(span) for span in spans))]


def _merged(spans: list[Span]) -> list[Span]:
    """In their order; those that touch, or have only a space between them, are one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end + 1:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def without_in_title(title: str, spans: list[Span], longest: int) -> str:
    """Return a title with a bar in each place; only the bar where it would become too long."""
    made, at = [], 0
    for span in _merged(spans):
        made += [title[at : span.start], bar()]
        at = span.end
    short = "".join([*made, title[at:]])
    return short if len(short) <= longest else bar()
