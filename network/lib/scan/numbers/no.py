"""Norway: fødselsnummer and D number, DDMMYYIIIKK."""

from stdnum.no.fodselsnummer import calc_check_digit1, calc_check_digit2

from network.lib.scan import words
from network.lib.scan.numbers.dates import day_exists
from network.lib.scan.numbers.rule import Rule
from network.lib.scan.result import WARN


def is_identity_number(digits: str) -> bool:
    """Return whether eleven digits are a national identity number.

    Source: Norwegian Tax Administration: two check digits modulus 11; a D number, for people not
    yet in the register, has day + 40, a hospital's H number month + 40.
    """
    day, month = int(digits[:2]), int(digits[2:4])
    day, month = day - 40 if day > 40 else day, month - 40 if month > 40 else month
    return (
        day_exists(day, month, int(digits[4:6]))
        and calc_check_digit1(digits) == digits[9]
        and calc_check_digit2(digits) == digits[10]
    )


RULES = (
    Rule("number.no", "NO", words.NO, {"11": WARN, "6 5": WARN, "6-5": WARN}, is_identity_number),
)
