"""Where a child is: a named school or home, a small place."""

from collections.abc import Iterator

from network.lib.scan.traces.nearby import OPENERS, Place, is_name, near, words_from
from network.lib.scan.traces.reading import Reading, Sentence, Token

LONG_PLACE = 6  # letters: shorter names of places are German nouns too (Berg, Wald)


def schools(reading: Reading, sentence: Sentence) -> Iterator[Place]:
    yield from _houses(reading, sentence, "school", "school")


def homes(reading: Reading, sentence: Sentence) -> Iterator[Place]:
    yield from _houses(reading, sentence, "home", "home")


def _houses(reading: Reading, sentence: Sentence, name: str, kind: str) -> Iterator[Place]:
    """ "Solbakken skole", "Szkoła nr 5", "Kastanie-Grundschule", "Solbakkeskolen"."""
    ends = tuple(end for lx in reading.lexicons for end in getattr(lx, f"{kind}_ends"))
    for position, token in enumerate(sentence.tokens):
        if token.is_(name):
            before = next(words_from(sentence, position, -1, 1), None)
            after = list(words_from(sentence, position, 1, 2))
            joined = sentence.at(position - 1)
            hyphened = joined is not None and joined.text == "-"
            if is_name(reading, before) and (reading.names_by_capital or hyphened):
                yield kind, before.start, token.end
            elif after and (
                after[0].text == "№"
                or (after[0].small in {"nr", "no", "n"} and any(w.text.isdecimal() for w in after))
            ):
                yield kind, token.start, after[-1].end
            elif after and _is_titled(reading, sentence, position, after[0]):
                yield kind, token.start, after[0].end
        elif (
            ends
            and position
            and is_name(reading, token)
            and any(token.small.endswith(end) and len(token.small) > len(end) + 1 for end in ends)
        ):
            yield kind, token.start, token.end


def _is_titled(reading: Reading, sentence: Sentence, position: int, title: Token) -> bool:
    """Whether a name after the word belongs to it: in quotation marks, or capitals mean names."""
    sign = sentence.at(position + 1)
    if sign.text in OPENERS:
        return title.is_word and title.is_capital
    return reading.names_by_capital and sign is title and is_name(reading, title)


def places(reading: Reading, sentence: Sentence) -> Iterator[Place]:
    for position, token in enumerate(sentence.tokens):
        if not token.is_word or not token.is_capital:
            continue
        after_in = near(sentence, position, -1, "in")
        for count in (3, 2, 1):
            parts = _run(sentence, position, count)
            if parts is None:
                continue
            words = " ".join(part.text for part in parts)
            last = sentence.tokens.index(parts[-1])
            beside = near(sentence, last, 1, "district") or near(sentence, position, -1, "district")
            stands = _stands_by_itself(reading, sentence, position)
            said = (after_in or beside or stands) and reading.is_place(words)
            if said or (position and reading.is_place(words, alone=True)):
                yield "place", token.start, parts[-1].end
                break


def _stands_by_itself(reading: Reading, sentence: Sentence, position: int) -> bool:
    """Behind a comma or bracket, or after a small word: not the surname of somebody."""
    before = sentence.at(position - 1)
    if before is None:
        return False
    if before.text in {",", "(", ":"}:
        return reading.names_by_capital or len(sentence.tokens[position].text) >= LONG_PLACE
    return reading.names_by_capital and before.text[0].islower()


def _run(sentence: Sentence, position: int, count: int) -> list[Token] | None:
    """`count` words from a position on, past hyphens; None when signs stand between."""
    parts = []
    while len(parts) < count:
        token = sentence.at(position)
        position += 1
        if token is None or not (token.is_word or (parts and token.text == "-")):
            return None
        if token.is_word:
            parts.append(token)
    return parts


# What speaks of a child, and what only counts beside it.
