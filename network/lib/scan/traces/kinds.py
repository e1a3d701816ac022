"""The kinds of traces: each finds, in one sentence, what helps to tell which child is meant."""

import re
from collections.abc import Iterator
from datetime import date

from network.lib.scan.traces.reading import Reading, Sentence, Token

CHILDHOOD = 18  # years
LONG_PLACE = 6  # letters: shorter names of places are German nouns too (Berg, Wald)
Place = tuple[str, int, int]  # kind, start, end in the normalised text

_OPENERS = frozenset("\"'“”„«»‘’([")
_DAY = re.compile(
    r"(?<!\d)\d{1,2}[./-] ?\d{1,2}[./-] ?(?:20)?\d{2}(?!\d)|(?<!\d)20\d{2}-\d{2}-\d{2}"
)


def words_from(sentence: Sentence, position: int, step: int, reach: int) -> Iterator[Token]:
    """The next words and numbers in one direction, past hyphens and opening signs."""
    while reach and (token := sentence.at(position := position + step)):
        if token.text == "-" or token.text in _OPENERS:
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


# --- How old --------------------------------------------------------------------------------


def ages(reading: Reading, sentence: Sentence) -> Iterator[Place]:
    for position, token in enumerate(sentence.tokens):
        if token.is_("in_grade"):  # "femman", "Drittklässlerin"
            yield "age", token.start, token.end
            continue
        age = token.age if token.age is not None else token.number
        if age is None or age >= CHILDHOOD or _is_rule(sentence, position):
            continue
        end = token if token.age is not None else _end_of_age(reading, sentence, position)
        if end and not _lasts(sentence, sentence.tokens.index(end)):
            yield "age", token.start, end.end


def _end_of_age(reading: Reading, sentence: Sentence, position: int) -> Token | None:
    """The last word of "7-year-old", "7 år gammel", "w wieku 7 lat", "Emil, 7 år"."""
    token = sentence.tokens[position]
    after = list(words_from(sentence, position, 1, 3))
    unit = after[0] if after else None
    said = near(sentence, position, -1, "at_age", reach=2) or _belongs(reading, sentence, position)
    if unit is None:
        return token if said else None
    if unit.is_("aged"):
        return unit
    if unit.is_("years") or unit.is_("months"):
        if any(word.is_("old") for word in after[1:2]):
            return after[1]
        return unit if said else None
    if sentence.tokens[position + 1].text == "." and len(after) > 1:
        unit = after[1]  # "2.b", "4. klasse"
    if sentence.has("child") and _is_grade(sentence, position, unit):
        return unit
    return token if said and _counts_nothing(reading, sentence, position) else None


def _counts_nothing(reading: Reading, sentence: Sentence, position: int) -> bool:
    """Whether nothing is counted: "she is twelve and", not "she is one of many"."""
    token, after = sentence.tokens[position], sentence.at(position + 1)
    if after is None or not after.is_word:
        return True
    if sentence.at(position - 1).text == "," and sentence.at(position - 2).is_("child"):
        return True  # "a boy, 17 according to the papers"
    return token.number != 1 and any(after.small in lx.common for lx in reading.lexicons)


def _belongs(reading: Reading, sentence: Sentence, position: int) -> bool:
    """ "Emil, 7", "Emil (snart 7)", "девочка 7 лет", "a boy of seven": it follows who is meant."""
    who = sentence.at(position - 1)
    if who and (who.text in {",", "(", "-"} or who.is_("of")):
        who = sentence.at(position - 2)
    elif (sign := sentence.at(position - 2)) and sign.text == "(":
        who = sentence.at(position - 3)
    elif who and not who.is_("child"):
        return False
    if who is None or who.is_("child"):
        return who is not None
    if who.text == ".":
        return is_initial(sentence.at(position - 3))
    in_brackets = sentence.at(position - 1).text == "("
    named = is_name(reading, who) and (reading.names_by_capital or in_brackets)
    return named or is_initials(who)


def _is_grade(sentence: Sentence, position: int, unit: Token) -> bool:
    """ "4. klasse", "grade 4", "3b"."""
    token = sentence.tokens[position]
    close = unit.start - token.end <= 1  # "3b", "2.b"
    if token.text.isdecimal() and close and unit.small in {*"abcdefабвг"}:
        return True
    return unit.is_("grade") or near(sentence, position, -1, "grade")


def _is_rule(sentence: Sentence, position: int) -> bool:
    """Whether the number is a limit, a range or of several: a rule or a group, not one child."""
    before, other = sentence.at(position - 1), sentence.at(position - 2)
    if near(sentence, position, -1, "limit", reach=2):
        return True
    is_range = other is not None and (other.number is not None or other.text.isdecimal())
    if before and is_range and (before.text in {"-", "/"} or before.is_word):
        return True
    sign, after = sentence.at(position + 1), list(words_from(sentence, position, 1, 3))
    later = sentence.at(position + 2)
    if sign and later and (sign.text in {"-", "/", ".", ":"} or later.start == sign.end):
        is_rule = later.text.isdecimal() or later.is_("month")  # 10-12, 10.3, 17:30, 9. december
        if is_rule:
            return True
    if after and after[0].text.isdecimal():
        return True  # 4 600
    if len(after) > 1 and after[1].text.isdecimal() and after[0].is_word:
        return True
    return any(word.is_("many") for word in after[:3])


def _lasts(sentence: Sentence, position: int) -> bool:
    after = words_from(sentence, position, 1, 2)
    return any(word.is_("lasts") or word.lasts for word in after)


# --- When -----------------------------------------------------------------------------------


def births(reading: Reading, sentence: Sentence) -> Iterator[Place]:
    """ "født 12.3.2016", "born in May 2014": a year in which today's children were born."""
    if not sentence.has("born"):
        return
    newest = date.today().year
    for position, token in enumerate(sentence.tokens):
        if not token.is_("born"):
            continue
        for later in sentence.tokens[position + 1 : position + 9]:
            if len(later.text) == 4 and later.text.isdecimal():
                if newest - CHILDHOOD <= int(later.text) <= newest:
                    yield "birth", token.start, later.end
                break


def dates(reading: Reading, sentence: Sentence) -> Iterator[Place]:
    for position, token in enumerate(sentence.tokens):
        if token.is_("month") and any(
            other.number is not None or other.text.isdecimal()
            for other in sentence.tokens[max(0, position - 2) : position + 2]
            if len(other.text) <= 2
        ):
            yield "date", token.start, token.end
    if sentence.tokens:
        start, end = sentence.tokens[0].start, sentence.tokens[-1].end
        for match in _DAY.finditer(reading.text, start, end):
            yield "date", *match.span()


# --- Who ------------------------------------------------------------------------------------


def names(reading: Reading, sentence: Sentence) -> Iterator[Place]:
    for position, token in enumerate(sentence.tokens):
        if token.bits and any(map(token.is_, ("named", "child", "little"))):
            beside = next(words_from(sentence, position, 1, 1), None)
            if _introduces(reading, sentence, position, beside):
                yield "name", beside.start, beside.end
        elif token.is_capital and _is_meant(reading, sentence, position):
            yield "name", token.start, token.end


def _introduces(reading: Reading, sentence: Sentence, position: int, name: Token | None) -> bool:
    """ "pigen Emma", "lille M", "ved navn Emma": a word before a name."""
    token = sentence.tokens[position]
    if token.is_("named"):
        return is_name(reading, name) and not _is_writers(sentence, position)
    if token.is_("many") or (token.is_capital and position):
        return False  # "the Child Protection Act"
    if is_initial(name):
        return True
    named = reading.names_by_capital and is_name(reading, name)
    return named and not reading.is_place(name.text, alone=True)


def _is_meant(reading: Reading, sentence: Sentence, position: int) -> bool:
    token = sentence.tokens[position]
    if is_initial(token):
        return _is_somebody(sentence, position)
    if is_initials(token) or is_name(reading, token):
        return _is_of_a_child(reading, sentence, position)
    return False


def _is_somebody(sentence: Sentence, position: int) -> bool:
    """ "pige M", "7-årig M", "R. from", "M. P. (9)": an initial and no surname behind it."""
    if near(sentence, position, -1, "child", "aged", reach=2):
        return True
    dot, after = sentence.at(position + 1), sentence.at(position + 2)
    if dot is None or dot.text != "." or after is None:
        return False
    if is_initial(after) and (sign := sentence.at(position + 3)) and sign.text == ".":
        after = sentence.at(position + 4)
    return after is not None and (after.text[0].islower() or after.text in {"(", "-", ","})


def _is_writers(sentence: Sentence, position: int) -> bool:
    """ "Jeg hedder Ditte", "Heter Johan": people say who they are."""
    return position == 0 or near(sentence, position, -1, "writer", reach=2)


def _is_of_a_child(reading: Reading, sentence: Sentence, position: int) -> bool:
    """ "Emil (7)", "Emil, 7 år", "Emils mor"."""
    sign, number = sentence.at(position + 1), sentence.at(position + 2)
    if sign and sign.text in {",", "("} and number:
        for at in (position + 2, position + 3)[: 1 + (sign.text == "(")]:
            number = sentence.at(at)
            age = number and (number.age if number.age is not None else number.number)
            if age is not None and 1 < age < CHILDHOOD and not _is_rule(sentence, at):
                return _end_of_age(reading, sentence, at) is not None
    after = list(words_from(sentence, position, 1, 3))
    if after and after[0].text in {"'", "’"}:
        after = after[2:]
    return (
        position > 0
        and reading.names_by_capital
        and bool(after)
        and after[0].is_("parent")
        and sentence.tokens[position].small[-1:] in "sanx'’"
    )


def nations(reading: Reading, sentence: Sentence) -> Iterator[Place]:
    if not sentence.has("nation"):
        return
    for position, token in enumerate(sentence.tokens):
        if token.is_("nation") and (
            near(sentence, position, 1, "child", reach=2)
            or near(sentence, position, -1, "child", reach=2)
        ):
            yield "nationality", token.start, token.end


def families(reading: Reading, sentence: Sentence) -> Iterator[Place]:
    if not any(map(sentence.has, ("twin", "order", "sibling"))):
        return
    for position, token in enumerate(sentence.tokens):
        after = list(words_from(sentence, position, 1, 3))
        counted = any(word.number is not None and 2 <= word.number <= 12 for word in after)
        if token.is_("twin"):
            yield "family", token.start, token.end
        elif token.is_("order"):
            kin = any(word.is_("sibling") or word.is_("child") for word in after[:2])
            if kin or (counted and not sentence.has("many")):
                yield "family", token.start, token.end
        elif (
            token.number is not None
            and 2 <= token.number <= 12
            and any(word.is_("sibling") and not word.is_("many") for word in after[:2])
            and not (after[0].is_("years") or after[0].text.isdecimal())
        ):
            yield "family", token.start, token.end


# --- Where ----------------------------------------------------------------------------------


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
    if sign.text in _OPENERS:
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
ABOUT_A_CHILD = (ages, births, names, nations, families)
AROUND_IT = (dates, schools, homes, places)
