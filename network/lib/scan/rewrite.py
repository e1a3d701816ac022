"""Turn the case into a question about method: what to write in the place of each trace.

An age becomes an age band, a day a season, a place the kind of place it is. The words are in
`traces/words/`, under [instead]; where a language has none yet they are English, for the writer
to put into their own. A proposal is only that: the writer reads it and takes it or not.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from network.lib.scan.result import Finding
from network.lib.scan.traces.lexicon import BIT, lexicons, words_of_languages

TRACE = "trace-"
# From which age on each band begins; the last one ends at 17.
BANDS = (0, 3, 7, 13, 16)
LAST = 17
_NUMBER = re.compile(r"\d{1,2}")
_YEAR = re.compile(r"20\d\d")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s-]*$")
_WORDS_AFTER = re.compile(r"[\s-]*([^\W\d_]+)(?:\s([^\W\d_]+))?")
# What belongs to a trace beside the words that were found: "14" and "2026" of March.
_OLD = re.compile(r"[\s-](?:old|of age|gammel|gammal|gammelt|alt)\b", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"(?:\bden )?\b\d{1,2}(?:st|nd|rd|th|\.)?\s?(?:of )?$", re.IGNORECASE)
_DAY_AFTER = re.compile(r"(?:\s\d{1,2}(?:st|nd|rd|th)?\b)?,?(?:\s20\d\d\b)?", re.IGNORECASE)
_ONE_WORD = re.compile(r"\s[^\W\d_]+")


@dataclass(frozen=True)
class Instead:
    """What to write in the place of a trace.

    Args:
        start, end: what it replaces, in the text as it was given.
        words: what to write; empty when the writer must find words of their own.
    """

    start: int
    end: int
    words: str


def instead(text: str, finding: Finding, language: str, today: date | None = None) -> Instead:
    """Propose what to write in the place of one trace.

    Args:
        text: as it was scanned, plain or HTML.
        finding: of a rule "trace-…".
        language: code of the language the text is written in.
        today: from when ages are counted.

    Raises:
        ValueError: the finding is no trace.
    """
    if not finding.rule.startswith(TRACE):
        raise ValueError(f"{finding.rule} is no trace")
    kind = finding.rule.removeprefix(TRACE)
    start, end = _grown(kind, text, finding.start, finding.end)
    place = _Place(text, start, end, language, today or date.today())
    return Instead(start, end, place.instead_of(kind))


def _grown(kind: str, text: str, start: int, end: int) -> tuple[int, int]:
    before, after = text[max(0, start - 20) : start], text[end:]
    grows = {"age": _OLD, "family": _ONE_WORD}.get(kind)
    if grows and (more := grows.match(after)):
        end += more.end()
    elif kind == "date" and text[start:end].isalpha():
        if more := _DAY_BEFORE.search(before):
            start -= len(before) - more.start()
        end += _DAY_AFTER.match(after).end()
    return start, end


class _Place:
    """One trace with the words around it."""

    def __init__(self, text: str, start: int, end: int, language: str, today: date):
        self.found, self.today = text[start:end], today
        before, after = _WORD_BEFORE.search(text[:start]), _WORDS_AFTER.match(text, end)
        self.before = before.group(1).lower() if before else ""
        self.after = [word.lower() for word in after.groups() if word] if after else []
        self.lexicon = lexicons().get(language) or lexicons()["en"]
        self.is_own = "instead" in words_of_languages().get(language, {})
        self.said = _said(language if self.is_own else "en")

    def instead_of(self, kind: str) -> str:
        if kind == "age":
            return self._age()
        if kind == "birth":
            return self._birth()
        if kind == "date":
            return self._season()
        if kind == "nationality" and self._stands_before_a_child():
            return self.said["nationality_before"]
        return self.said[kind]

    def _age(self) -> str:
        """ "7-årig" becomes "7–12-årig" in any language; English says it in words."""
        number = _NUMBER.search(self.found)
        age = int(number.group()) if number else self._spelled()
        if age is None or age > LAST or self._is_grade():
            return ""
        if any(self.lexicon.classes(word) & BIT["months"] for word in self._words()):
            age = 0
        band = _band(age)
        if not number or (self.is_own and "of_age" in self.said):
            return self._age_in_words(band) if "of_age" in self.said else ""
        ends = (*BANDS, LAST + 1)
        range_ = f"{BANDS[band]}–{ends[band + 1] - 1}"
        return _NUMBER.sub(range_, self.found, count=1)

    def _age_in_words(self, band: int) -> str:
        of_age = self.said["of_age"].split(";")[band].strip()
        if self._stands_before_a_child():
            return self.said["before"].split(";")[band].strip()
        if self.before in self.said["articles"].split():
            return f"{self.said['noun']} {of_age}"
        return of_age

    def _birth(self) -> str:
        year = _YEAR.search(self.found)
        age = self.today.year - int(year.group()) if year else None
        if age is None or not 0 <= age <= LAST or "of_age" not in self.said:
            return ""
        return self.said["of_age"].split(";")[_band(age)].strip()

    def _season(self) -> str:
        month = self._month()
        if month is None:
            return ""
        season = self.said["seasons"].split(";")[month - 1].strip()
        year = _YEAR.search(self.found)
        return " ".join(filter(None, (self.said["day"], season, year and year.group())))

    def _month(self) -> int | None:
        months = self.said["months"].split()
        for word in self._words():
            if word[:3] in months:
                return months.index(word[:3]) + 1
        digits = [int(number) for number in re.findall(r"\d+", self.found)]
        # 14.3.2026, 14/3/26 and 2026-03-14: the month is in the middle.
        return digits[1] if len(digits) == 3 and 1 <= digits[1] <= 12 else None

    def _spelled(self) -> int | None:
        for word in self._words():
            age = self.lexicon.age(word)
            if age is None:
                age = self.lexicon.numbers.get(word)
            if age is not None:
                return age
        return None

    def _is_grade(self) -> bool:
        near = [*self._words(), self.before, *self.after[:1]]
        return any(self.lexicon.classes(w) & (BIT["grade"] | BIT["in_grade"]) for w in near)

    def _stands_before_a_child(self) -> bool:
        """ "A 7-year-old boy", "a 7-year-old Afghan boy"."""
        return any(self.lexicon.classes(word) & BIT["child"] for word in self.after)

    def _words(self) -> list[str]:
        return re.findall(r"[^\W\d_]+", self.found.lower())


def _band(age: int) -> int:
    return max(at for at, begins in enumerate(BANDS) if begins <= age)


@cache
def _said(language: str) -> dict[str, str]:
    said = words_of_languages()[language]["instead"]
    return {name: " ".join(words.split()) for name, words in said.items()}
