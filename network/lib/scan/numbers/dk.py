"""Denmark: CPR number, DDMMYY-SSSS."""

from network.lib.scan import words
from network.lib.scan.numbers.dates import day_exists
from network.lib.scan.numbers.rule import Rule
from network.lib.scan.result import WARN


def is_cpr(digits: str) -> bool:
    """Return whether ten digits can be a CPR number.

    Only the date can tell: the Danish CPR office gives out numbers without a valid check digit
    since 2007. That is why no writing of it blocks without a word nearby.
    """
    return day_exists(int(digits[:2]), int(digits[2:4]), int(digits[4:6]))


RULES = (Rule("number.dk", "DK", words.DK, {"6-4": WARN, "6 4": WARN, "10": WARN}, is_cpr),)
