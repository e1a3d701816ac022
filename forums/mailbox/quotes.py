"""Quoted words: marked as such, and without the line that says whose they were.

Whose words they were stands there with name and address. Here the writer has no name, or has said
themselves what they are called, so the line goes and the quote stays.
"""

import html
import re
from itertools import pairwise

# Deeper ones are put together: the page is narrow.
DEEPEST = 3
_WROTE = (
    r"wrote|writes|skrev|skriver|schrieb|schreibt|kirjoitti|kirjutas|napisała?|pisze|rakst[iī]ja"
    r"|parašė|rašė|написала?|пишет|писала?|skrifaði|ritaði"
)
_ATTRIBUTION = re.compile(rf"[^\n]{{0,300}}\b(?:{_WROTE})\b[^\n]{{0,120}}:\s*", re.IGNORECASE)
# How the line begins that ends with it, where it fills two or three.
_BEGINS = re.compile(
    r"\W{0,2}(?:on|den|am|w dniu|dnia|från|fra|von|\d|(?:mon|tue|wed|thu|fri|sat|sun)\w*)\b",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"\s*-{2,}\s*(?:original message|oprindelig meddelelse|opprinnelig melding"
    r"|ursprungligt meddelande|urspr[uü]ngliche nachricht|alkuperäinen viesti|algne kiri"
    r"|wiadomość oryginalna|oriģinālā ziņa|originalus laiškas|исходное сообщение"
    r"|upprunalegt skeyti|forwarded message|videresendt meddelelse|weitergeleitete nachricht)"
    r"\s*-{2,}\s*",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"\*?(?:from|sent|to|cc|subject|date|fra|til|emne|sendt|dato|från|till|ämne|skickat|datum|von"
    r"|gesendet|an|betreff|lähettäjä|lähetetty|vastaanottaja|aihe|od|do|dw|temat|wysłano|saatja"
    r"|saadetud|teema|от|кому|дата|тема|no|kam|nuo|kam|tema)\*?\s*:.*",
    re.IGNORECASE,
)
_DEPTH = re.compile(r"(?:>[ \t]?)+")
# A line that fills the width goes on in the next: programs cut at 72 signs or so.
_FULL = 58
_NEW_LINE = re.compile(r"\s|[-*•·–]\s|\d{1,2}[.)]\s|$")


def as_html(text: str) -> str:
    """Return text as HTML: paragraphs, and quotes as <blockquote>."""
    said: list[str] = []
    depth = 0
    for deep, lines in _blocks(_without_attributions(_marked(text.split("\n")))):
        said += ["</blockquote>"] * (depth - deep) + ["<blockquote>"] * (deep - depth)
        depth = deep
        said += [f"<p>{_paragraph(lines)}</p>"]
    return "\n".join([*said, *["</blockquote>"] * depth])


def _marked(lines: list[str]) -> list[tuple[int, str]]:
    """(depth, words) of each line. All behind "Original message" was somebody else's."""
    marked, deeper = [], 0
    in_head = False
    for line in lines:
        depth, said = _split(line)
        if _ORIGINAL.fullmatch(said):
            deeper, in_head = deeper + 1, True
            continue
        if in_head and (not said.strip() or _HEAD.fullmatch(said.strip())):
            continue
        in_head = False
        marked.append((depth + deeper, said))
    return marked


def _split(line: str) -> tuple[int, str]:
    match = _DEPTH.match(line)
    if not match:
        return 0, line
    return match.group().count(">"), line[match.end() :]


def _without_attributions(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Without "On 3 May, Kaisa R. wrote:" before a quote; it may fill two lines."""
    kept: list[tuple[int, str]] = []
    for number, (depth, said) in enumerate(lines):
        before = lines[number - 1][0] if number else 0
        if depth > before:
            _drop_attribution(kept, depth)
        kept.append((depth, said))
    return kept


def _drop_attribution(kept: list[tuple[int, str]], depth: int) -> None:
    at, found = len(kept), 0
    while at and not kept[at - 1][1].strip():
        at -= 1
    for count in (1, 2, 3):
        some = kept[max(0, at - count) : at]
        said = " ".join(line.strip() for _depth, line in some)
        alike = len({deep for deep, _line in some}) == 1 and some[0][0] < depth
        if len(some) < count or not alike or not _ATTRIBUTION.fullmatch(said):
            continue
        if _BEGINS.match(said) or count == 1:
            found = count
            if _BEGINS.match(said):
                break
    if found:
        del kept[at - found :]


def _blocks(lines: list[tuple[int, str]]):
    """(depth, lines) of each paragraph."""
    block: list[str] = []
    depth = 0
    for deep, said in [*lines, (0, "")]:
        deep = min(deep, DEEPEST)
        if block and (deep != depth or not said.strip()):
            yield depth, block
            block = []
        depth = deep
        if said.strip():
            block.append(said)
    if block:
        yield depth, block


def _paragraph(lines: list[str]) -> str:
    said = html.escape(lines[0].strip(), quote=False)
    for before, line in pairwise(lines):
        goes_on = len(before.rstrip()) >= _FULL and not _NEW_LINE.match(line)
        said += (" " if goes_on else "<br>") + html.escape(line.strip(), quote=False)
    return said
