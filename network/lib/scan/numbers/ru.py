"""Russia: SNILS, NNN-NNN-NNN CC, and the personal INN of twelve digits."""

from operator import mul

from stdnum.ru.inn import calc_personal_check_digits

from network.lib.scan import words
from network.lib.scan.numbers.rule import Rule
from network.lib.scan.result import BLOCK, WARN

_FIRST_CHECKED = 1001998  # numbers up to 001-001-998 carry no check digits


def is_snils(digits: str) -> bool:
    """Return whether eleven digits are a SNILS.

    Source: Russian Social Fund: the sum of each digit times its place from the right, modulus 101,
    100 read as 00.
    """
    if int(digits[:9]) <= _FIRST_CHECKED:
        return False
    total = sum(map(mul, map(int, digits), range(9, 0, -1)))
    return total % 101 % 100 == int(digits[9:])


def is_personal_inn(digits: str) -> bool:
    """Return whether twelve digits are a person's INN. The ten digits of a company do not count.

    Source: Russian Federal Tax Service: two check digits; the first two are the region, never 00.
    """
    return digits[:2] != "00" and calc_personal_check_digits(digits[:10]) == digits[10:]


RULES = (
    Rule(
        "number.ru.snils",
        "RU",
        words.SNILS,
        {"3-3-3 2": BLOCK, "3 3 3 2": WARN, "11": WARN},
        is_snils,
    ),
    Rule("number.ru.inn", "RU", words.INN, {"12": WARN}, is_personal_inn),
)
