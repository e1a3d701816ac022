"""What stands beside a word, and whether it can be a name."""

from collections.abc import Iterator

from network.lib.scan.traces.reading import Reading, Sentence, Token

Place = tuple[str, int, int]  # kind, start, end in the normalised text

OPENERS = frozenset("\"'“”„«»‘’([")


def words_from(sentence: Sentence, position: int, step: int, reach: int) -> Iterator[Token]:
    """The next words and numbers in one direction, past hyphens and opening signs."""
    while reach and (token := sentence.at(position := position + step)):
        if token.text == "-" or token.text in OPENERS:
            continue
        reach -= 1
        yield token


def near(sentence: Sentence, position: int, step: int, *names: str, reach: int = 1) -> bool:
    found = words_from(sentence, position, step, reach)
    return any(token.is_(name) for token in found for name in names)


def is_name(reading: Reading, token: Token | None) -> bool:
    """Whether a word can be somebody's name: a capital, and no word of the languages' own."""
    if token is None or not token.is_word or not token.is_capital or token.bits:
        return False
    common = any(token.small in lexicon.common for lexicon in reading.lexicons)
    return not common and not (len(token.text) > 1 and token.text.isupper())


def is_initial(token: Token | None) -> bool:
    return (
        token is not None
        and token.is_word
        and len(token.text) == 1
        and token.is_capital
        and not token.bits  # "I" in English
    )


def is_initials(token: Token) -> bool:
    """ "KK", "MS"."""
    return token.is_word and len(token.text) == 2 and token.text.isupper()
