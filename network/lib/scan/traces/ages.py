"""How old a child is, and when: an age under 18, a birth, a day."""

import re
from collections.abc import Iterator
from datetime import date

from network.lib.scan.traces.nearby import Place, is_initial, is_initials, is_name, near, words_from
from network.lib.scan.traces.reading import Reading, Sentence, Token

CHILDHOOD = 18  # years

_DAY = re.compile(
    r"(?<!\d)\d{1,2}[./-] ?\d{1,2}[./-] ?(?:20)?\d{2}(?!\d)|(?<!\d)20\d{2}-\d{2}-\d{2}"
)


def ages(reading: Reading, sentence: Sentence) -> Iterator[Place]:
    for position, token in enumerate(sentence.tokens):
        if token.is_("in_grade"):  # "femman", "Drittklässlerin"
            yield "age", token.start, token.end
            continue
        age = token.said_age
        if age is None or age >= CHILDHOOD or is_rule(sentence, position):
            continue
        end = token if token.age is not None else end_of_age(reading, sentence, position)
        if end and not _lasts(sentence, sentence.tokens.index(end)):
            yield "age", token.start, end.end


def end_of_age(reading: Reading, sentence: Sentence, position: int) -> Token | None:
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


def is_rule(sentence: Sentence, position: int) -> bool:
    """Whether the number is a limit, a range or of several: a rule or a group, not one child."""
    before, other = sentence.at(position - 1), sentence.at(position - 2)
    if near(sentence, position, -1, "limit", reach=2):
        return True
    is_range = other is not None and (other.number is not None or other.text.isdecimal())
    if before and is_range and (before.text in {"-", "/"} or before.is_word):
        return True
    sign, after = sentence.at(position + 1), list(words_from(sentence, position, 1, 3))
    later = sentence.at(position + 2)
    goes_on = sign and later and (sign.text in {*"-/.:"} or later.start == sign.end)
    if goes_on and (later.text.isdecimal() or later.is_("month")):
        return True  # 10-12, 10.3, 17:30, 9. december
    if after and after[0].text.isdecimal():
        return True  # 4 600
    if len(after) > 1 and after[1].text.isdecimal() and after[0].is_word:
        return True
    return any(word.is_("many") for word in after[:3])


def _lasts(sentence: Sentence, position: int) -> bool:
    after = words_from(sentence, position, 1, 2)
    return any(word.is_("lasts") or word.lasts for word in after)


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
