"""Who a child is: a name or initials, a nationality, what singles a family out."""

from collections.abc import Iterator

from network.lib.scan.traces.ages import CHILDHOOD, end_of_age, is_rule
from network.lib.scan.traces.nearby import Place, is_initial, is_initials, is_name, near, words_from
from network.lib.scan.traces.reading import Reading, Sentence, Token


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
            age = number and number.said_age
            if age is not None and 1 < age < CHILDHOOD and not is_rule(sentence, at):
                return end_of_age(reading, sentence, at) is not None
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
