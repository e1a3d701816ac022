"""The words that the kinds of traces are made of: one file a language, read into one table.

A file in `words/` holds plain strings of words under the names of `CLASSES`. `*` stands for any
ending, `_` for a space or hyphen inside one expression; `numbers` go from 0 to 17, parted by ";".
"""

import tomllib
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
CLASSES = (
    "child",  # one child: girl, boy, pupil, son
    "many",  # several children; people of an age in the plural
    "aged",  # after a number: -year-old
    "years",  # after a number, and only beside another word: years
    "months",  # likewise, of infants
    "old",  # behind years or months
    "at_age",  # before a number: aged, at the age of
    "limit",  # before a number: a rule, not a child
    "lasts",  # what has an age and is no child: programme, contract, experience
    "grade",  # class, grade
    "in_grade",  # one of a school class by itself: third-grader, femman
    "of",  # between a child and its age: a boy of five
    "born",
    "month",  # names of months, for dates
    "school",
    "home",  # children's home, unit, shelter, Barnahus
    "in",  # before a place
    "district",  # beside a place: municipality
    "little",  # before a name
    "twin",
    "sibling",
    "order",  # eldest, youngest, only
    "parent",
    "named",
    "nation",
    "writer",  # the writer speaks of themself or of us
)
BIT = {name: 1 << position for position, name in enumerate(CLASSES)}
SHORTEST_STEM = 3
LONG_WORD = 4  # letters from which a word also ends compounds


class Lexicon:
    """One language's words.

    Attributes:
        exact, stems: word or beginning of words → bits of its classes.
        numbers: word → number.
        ages: beginning of a word that holds number and unit → number ("siebenjährig").
        longest: words in the longest expression.
        common: words by which the language is told from others.
        endings: what may follow a place's name, longest first; "ie:a" is put back as "a".
        locatives: those of them that say "in" or "from" by themselves.
        lasts_ends: how a compound ends that lasts some years and is no child.
        nouns_are_capital: a capital says nothing then.
        school_ends, home_ends: how a compound ends that is the name of one ("Solbakkeskolen").
    """

    def __init__(self, words: dict):
        self.exact: dict[str, int] = {}
        self.stems: dict[str, int] = {}
        self.numbers: dict[str, int] = {}
        self.longest = 1
        self.common = frozenset(words["common"].split())
        self.locatives = sorted(words["locatives"].split(), key=len, reverse=True)
        self.endings = sorted([*words["endings"].split(), *self.locatives], key=len, reverse=True)
        self.lasts_ends = tuple(w for w in words["lasts"].split() if len(w) >= LONG_WORD)
        self.nouns_are_capital = words.get("nouns_are_capital", False)
        self.school_ends = tuple(words["school_ends"].split())
        self.home_ends = tuple(words["home_ends"].split())
        for name, bit in BIT.items():
            for word in words.get(name, "").split():
                self._enter(word, bit)
        for number, said in enumerate(words["numbers"].split(";")):
            for word in said.split():
                self.numbers[word] = number
        self._enter_compounds(words["aged"].split())

    def _enter(self, word: str, bit: int) -> None:
        table = self.stems if word.endswith("*") else self.exact
        word = word.rstrip("*")
        table[word] = table.get(word, 0) | bit
        self.longest = max(self.longest, word.count("_") + 1)

    def _enter_compounds(self, units: list[str]) -> None:
        """A number and its unit in one word: siebenjährig, seitsmeaastane, семилетний."""
        self.ages: dict[str, int] = {}
        for word, number in self.numbers.items():
            for unit in units:
                if "_" not in unit:
                    self.ages[word + unit.rstrip("*")] = number

    def classes(self, word: str) -> int:
        """The bits of a word in small letters; expressions are joined by "_"."""
        bits = self.exact.get(word, 0)
        for length in range(SHORTEST_STEM, len(word) + 1):
            bits |= self.stems.get(word[:length], 0)
        return bits

    def age(self, word: str) -> int | None:
        """The number inside a compound that says an age, if it is one."""
        for length in range(len(word), SHORTEST_STEM, -1):
            if (age := self.ages.get(word[:length])) is not None:
                return age
        return None


@cache
def words_of_languages() -> dict[str, dict]:
    """The files as they are, by the code of their language."""
    files = sorted(HERE.glob("words/*.toml"))
    return {file.stem: tomllib.loads(file.read_text("utf-8")) for file in files}


@cache
def lexicons() -> dict[str, Lexicon]:
    """All languages by code; made once a process, at the first text."""
    return {code: Lexicon(words) for code, words in words_of_languages().items()}


@cache
def places() -> frozenset[str]:
    """Names of small places in small letters, hyphens as spaces. Source: gather_places.py."""
    names = (HERE / "places.txt").read_text("utf-8").lower().replace("-", " ").splitlines()
    return frozenset(names)
