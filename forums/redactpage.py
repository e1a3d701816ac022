"""What the page shows that takes words out of a text: its sentences, and what the scan finds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from forums.redaction import Sentence, Span, Word, sentences, with_whole_links
from network.lib.scan import scan


@dataclass(frozen=True)
class Choice:
    """One word that can be ticked."""

    word: Word
    found: bool
    chosen: bool


@dataclass(frozen=True)
class Row:
    """One sentence that can be ticked, or some of its words."""

    sentence: Sentence
    choices: tuple[Choice, ...]
    chosen: bool

    @property
    def some_chosen(self) -> bool:
        return not self.chosen and any(choice.chosen for choice in self.choices)


@dataclass(frozen=True)
class RedactPage:
    rows: list[Row]
    findings: tuple

    @property
    def reasons(self) -> list[str]:
        return sorted({str(finding.reason) for finding in self.findings})

    def rules_in(self, spans: Sequence[Span]) -> list[str]:
        """The rules whose finds lie in the places, or partly."""
        found = [(Span(f.start, f.end), f.rule) for f in self.findings]
        return sorted({rule for place, rule in found if any(place.touches(s) for s in spans)})


def page_of(
    text: str, chosen: Sequence[Span] | None = None, cut: Callable = sentences
) -> RedactPage:
    """The page over one stored text.

    Args:
        text: cleaned HTML, or a title.
        chosen: what was ticked; None before the first answer, when the finds are.
        cut: `sentences` for HTML, `title_words` for a title.
    """
    findings = scan(text).findings
    found = with_whole_links(text, [Span(f.start, f.end) for f in findings])
    ticked = found if chosen is None else chosen
    rows = [_row(sentence, found, ticked, chosen or ()) for sentence in cut(text)]
    return RedactPage(rows, findings)


def _row(sentence: Sentence, found, ticked, chosen) -> Row:
    choices = tuple(
        Choice(word, _lies_in(word, found), _lies_in(word, ticked)) for word in sentence.words
    )
    return Row(sentence, choices, sentence.span in chosen)


def _lies_in(word: Word, spans) -> bool:
    return any(word.span.touches(span) for span in spans)


def with_places(text: str, page: RedactPage) -> SafeString:
    """The text with each word at its place, so that a script can tell which are selected."""
    made, at = [], 0
    for row in page.rows:
        for choice in row.choices:
            span = choice.word.span
            made += [text[at : span.start], _placed(choice, text[span.start : span.end])]
            at = span.end
    # Safe: cleaned before it was stored, and only our own tags were added.
    return mark_safe("".join([*made, text[at:]]))


def _placed(choice: Choice, words: str) -> str:
    tag = "mark" if choice.found else "span"
    return format_html('<{0} data-span="{1}">{2}</{0}>', tag, choice.word.span, mark_safe(words))
