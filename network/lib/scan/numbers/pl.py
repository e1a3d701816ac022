"""Poland: PESEL, YYMMDDZZZXQ."""

from stdnum.pl.pesel import calc_check_digit

from network.lib.scan import words
from network.lib.scan.numbers.dates import day_has_come
from network.lib.scan.numbers.rule import Rule
from network.lib.scan.result import WARN

# The month carries the century. Those of births after 2099 would only add false alarms.
_CENTURY = {0: 1900, 1: 2000, 4: 1800}


def is_pesel(digits: str) -> bool:
    """Return whether eleven digits are a PESEL number.

    Source: Polish Population Register Act: month + 20 for births from 2000, one check digit.
    """
    century = _CENTURY.get(int(digits[2:4]) // 20)
    if century is None:
        return False
    year, month = century + int(digits[:2]), int(digits[2:4]) % 20
    born = day_has_come(int(digits[4:6]), month, year)
    return born and calc_check_digit(digits[:10]) == digits[10]


RULES = (Rule("number.pl", "PL", words.PL, {"11": WARN}, is_pesel),)
