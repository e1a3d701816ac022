"""Personal numbers of the Baltic Sea region: one module a country, and case numbers by keyword.

To recognise one more number, write its module with `RULES`, name it in COUNTRIES, add vectors.
"""

from collections import defaultdict
from dataclasses import replace

from network.lib.scan.context import Context
from network.lib.scan.numbers import de, dk, ee, fi, is_, keywords, lv, no, pl, ru, se
from network.lib.scan.numbers.broken import areas, gathered, joined
from network.lib.scan.numbers.rule import IN_CONTEXT, Hit, Rule
from network.lib.scan.numbers.shapes import SHAPES, bare
from network.lib.scan.result import BLOCK, ORDER
from network.lib.scan.words import REMOVE_OR_EXPLAIN

COUNTRIES = (de, dk, ee, fi, is_, lv, no, pl, ru, se)

_BY_SHAPE: dict[str, list[Rule]] = defaultdict(list)
for _country in COUNTRIES:
    for _rule in _country.RULES:
        for _shape in _rule.writings:
            _BY_SHAPE[_shape].append(_rule)
_BY_LENGTH = {n: _BY_SHAPE[str(n)] for n in (10, 11, 12)}


def find(text: str) -> list[Hit]:
    """Return every place in the normalised text that can be a person's number.

    A strong writing blocks by itself. A weak one warns, and blocks when a word nearby says that
    it is a personal number. The same place may be found by several countries' rules.
    """
    found = [*_usual(text), *_broken(text)]
    wide = areas(text)
    asked = [(h.start, h.end) for h in found if h.severity != BLOCK]
    asked += [(edge, edge) for area in wide for edge in area]
    context = Context(text, asked)
    found += _gathered(text, [area for area in wide if context.near(*area)])
    best: dict[tuple, Hit] = {}
    for hit in found:
        if hit.severity != BLOCK and context.near(hit.start, hit.end):
            hit = replace(hit, severity=BLOCK, in_context=True)
        if hit.severity == IN_CONTEXT:
            continue
        key = hit.rule, hit.start, hit.end
        if key not in best or ORDER.index(hit.severity) > ORDER.index(best[key].severity):
            best[key] = hit
    return [*(_advised(hit) for hit in best.values()), *keywords.find(text)]


def _advised(hit: Hit) -> Hit:
    return hit if hit.severity == BLOCK else replace(hit, advice=REMOVE_OR_EXPLAIN)


def _usual(text: str):
    for shape, pattern in SHAPES.items():
        for match in pattern.finditer(text):
            number = bare(shape, match.group())
            for rule in _BY_SHAPE[shape]:
                if rule.check(number):
                    yield _hit(rule, rule.writings[shape], *match.span())


def _broken(text: str):
    for shape, whole, start, end, plain in joined(text):
        number = bare(shape, whole)
        for rule in _BY_SHAPE[shape]:
            severity = rule.writings[shape]
            if (plain or severity == BLOCK) and rule.check(number):
                yield _hit(rule, severity, start, end)


def _gathered(text: str, wide: list[tuple[int, int]]):
    for area in wide:
        for digits, start, end in gathered(text, area):
            for rule in _BY_LENGTH[len(digits)]:
                if rule.check(digits):
                    yield _hit(rule, IN_CONTEXT, start, end, loose=True)


def _hit(rule: Rule, severity: str, start: int, end: int, *, loose: bool = False) -> Hit:
    return Hit(rule.name, rule.country, severity, start, end, rule.reason, loose=loose)
