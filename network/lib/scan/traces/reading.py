"""A text cut into sentences and words, each with the classes it has in the text's languages."""

import re
from dataclasses import dataclass, field

from network.lib.scan.traces.lexicon import BIT, Lexicon, lexicons, places

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[.!?…]+|\n|[^\w\s]")
_ENDS_SENTENCE = frozenset(".!?…")
_CYRILLIC = re.compile("[а-яё]")
SURE = 2  # common words that make sure which language it is


@dataclass(slots=True, eq=False)
class Token:
    """One word, number or sign.

    Args:
        text, small: as written, and in small letters.
        start, end: in the normalised text.
        bits: classes of `lexicon.BIT`.
        number: what it counts, if it is a number up to 17, in digits or in a word.
        age: the age it says by itself ("siebenjährig").
        lasts: a compound that has an age and is no child ("arengukava").
    """

    text: str
    small: str
    start: int
    end: int
    bits: int = 0
    number: int | None = None
    age: int | None = None
    lasts: bool = False

    def is_(self, name: str) -> bool:
        return bool(self.bits & BIT[name])

    @property
    def said_age(self) -> int | None:
        """The age it can say, alone or with a unit behind it."""
        return self.number if self.age is None else self.age

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()


@dataclass(slots=True, eq=False)
class Sentence:
    """Its words and signs in order, and the classes of all of them together."""

    tokens: list[Token] = field(default_factory=list)
    bits: int = 0

    def add(self, token: Token) -> None:
        self.tokens.append(token)
        self.bits |= token.bits

    def has(self, name: str) -> bool:
        return bool(self.bits & BIT[name])

    def at(self, position: int) -> Token | None:
        return self.tokens[position] if 0 <= position < len(self.tokens) else None


class Reading:
    """What a text says, as far as traces ask.

    Args:
        text: normalised.
    """

    def __init__(self, text: str):
        self.text = text
        tokens = [Token(m.group(), m.group().lower(), *m.span()) for m in _TOKEN.finditer(text)]
        self.lexicons = _languages(tokens)
        self.places = places()
        self._seen: dict[str, tuple[int, int | None, int | None, bool]] = {}
        for token in tokens:
            self._classify(token)
        self._join_expressions(tokens)
        self.sentences = _sentences(tokens)

    def _classify(self, token: Token) -> None:
        small = token.small
        if small not in self._seen:
            self._seen[small] = self._look_up(small)
        token.bits, token.number, token.age, token.lasts = self._seen[small]

    def _look_up(self, small: str) -> tuple[int, int | None, int | None, bool]:
        if small.isdecimal():
            return 0, int(small) if len(small) <= 2 else None, None, False
        bits, number, age, lasts = 0, None, None, False
        for lexicon in self.lexicons:
            bits |= lexicon.classes(small)
            number = lexicon.numbers.get(small, number)
            lasts = lasts or small.endswith(lexicon.lasts_ends)
            found = lexicon.age(small)
            age = age if found is None else found
        return bits, number, age, lasts

    def _join_expressions(self, tokens: list[Token]) -> None:
        """Give the first word of "w wieku" or "year-old" the class of the whole."""
        longest = max((lexicon.longest for lexicon in self.lexicons), default=1)
        words = [token for token in tokens if token.text != "-"]
        for position, token in enumerate(words):
            joined = token.small
            for other in words[position + 1 : position + longest]:
                joined = f"{joined}_{other.small}"
                for lexicon in self.lexicons:
                    token.bits |= lexicon.exact.get(joined, 0)

    @property
    def names_by_capital(self) -> bool:
        """Whether a capital inside a sentence means a name: not where every noun has one."""
        return not any(lexicon.nouns_are_capital for lexicon in self.lexicons[:1])

    def is_place(self, words: str, *, alone: bool = False) -> bool:
        """Whether words, as written, name a small place, with or without an ending.

        Args:
            alone: only with an ending that says "in" or "from" without another word.
        """
        small = words.lower()
        if not alone and small in self.places:
            return True
        for lexicon in self.lexicons:
            for ending in lexicon.locatives if alone else lexicon.endings:
                cut, _, put = ending.partition(":")
                if small.endswith(cut) and small[: len(small) - len(cut)] + put in self.places:
                    return True
        return False


def _languages(tokens: list[Token]) -> list[Lexicon]:
    """The lexicons to read with: those whose common words the text has; all of a script if few."""
    known = lexicons()
    words = {token.small for token in tokens}
    score = {code: len(words & lexicon.common) for code, lexicon in known.items()}
    best = max(score.values())
    if best >= SURE:
        sure = [code for code, count in score.items() if count * 2 >= best]
        return [known[code] for code in sorted(sure, key=score.get, reverse=True)]
    is_russian = any(_CYRILLIC.search(word) for word in words)
    return [
        lexicon for code, lexicon in known.items() if (code == "ru") == is_russian or score[code]
    ]


def _sentences(tokens: list[Token]) -> list[Sentence]:
    """Cut at line ends and at full stops that no initial or number stands before."""
    sentences, current = [], Sentence()
    for position, token in enumerate(tokens):
        before = tokens[position - 1] if position else None
        after = tokens[position + 1] if position + 1 < len(tokens) else None
        ends = token.text == "\n" or (
            token.text[0] in _ENDS_SENTENCE
            and not (token.text == "." and before and (len(before.text) == 1 or before.number))
            and (after is None or not after.text[0].islower())
        )
        if token.text != "\n":
            current.add(token)
        if ends and current.tokens:
            sentences.append(current)
            current = Sentence()
    if current.tokens:
        sentences.append(current)
    return sentences
