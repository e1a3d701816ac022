"""Latvia: personas kods, DDMMYY-CNNNN; since July 2017 3Xnnnn-nnnnn without a birth date."""

import re

from stdnum.lv.pvn import calc_check_digit_pers

from network.lib.scan import words
from network.lib.scan.numbers.dates import day_exists
from network.lib.scan.numbers.rule import Rule
from network.lib.scan.result import BLOCK, WARN

_NEW = re.compile("3[2-9][0-9]{9}")


def is_personal_code(digits: str) -> bool:
    """Return whether eleven digits are a personal code, old or new.

    Source: Latvian Law on the Register of Natural Persons: the second digit of a new code is 2
    to 9, the rest is random, so there is no check digit to ask. Companies begin with 4 or more.
    """
    if _NEW.fullmatch(digits):
        return True
    if digits[6] not in "012":
        return False
    year = 1800 + 100 * int(digits[6]) + int(digits[4:6])
    born = day_exists(int(digits[:2]), int(digits[2:4]), year)
    return born and calc_check_digit_pers(digits[:10]) == digits[10]


RULES = (
    Rule("number.lv", "LV", words.LV, {"6-5": BLOCK, "6 5": WARN, "11": WARN}, is_personal_code),
)
