"""Estonia and Lithuania: isikukood and asmens kodas, GYYMMDDSSSC, one algorithm for both.

Nothing in a number says which of the two countries gave it, so the rule names both.
"""

from stdnum.ee.ik import calc_check_digit

from network.lib.scan import words
from network.lib.scan.numbers.dates import day_has_come
from network.lib.scan.numbers.rule import Rule
from network.lib.scan.result import WARN

# First digit: sex and century of birth. 7 and 8 belong to those born after 2099; Lithuania's
# rare 9 holds no date and would match one reference number in eleven.
_CENTURY = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}


def is_personal_code(digits: str) -> bool:
    """Return whether eleven digits are an Estonian or Lithuanian personal code.

    Source: Estonian standard EVS 585; python-stdnum's check digit, modulus 11 in two passes.
    """
    century = _CENTURY.get(digits[0])
    if century is None:
        return False
    year = century + int(digits[1:3])
    born = day_has_come(int(digits[5:7]), int(digits[3:5]), year)
    return born and calc_check_digit(digits) == digits[10]


RULES = (Rule("number.ee_lt", "EE/LT", words.EE_LT, {"11": WARN}, is_personal_code),)
