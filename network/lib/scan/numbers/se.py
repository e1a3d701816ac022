"""Sweden: personnummer and samordningsnummer, YYMMDD-NNNC or YYYYMMDD-NNNC."""

from stdnum import luhn

from network.lib.scan import words
from network.lib.scan.numbers.dates import day_exists, day_has_come
from network.lib.scan.numbers.rule import Rule
from network.lib.scan.result import BLOCK, WARN


def is_personal_number(digits: str) -> bool:
    """Return whether ten or twelve digits are a personal or coordination number.

    Source: Swedish Tax Agency: Luhn's check digit over the ten; coordination numbers, for people
    not in the register, have day + 60.
    """
    short = digits[-10:]
    month, day = int(short[2:4]), int(short[4:6])
    day = day - 60 if day > 60 else day
    if len(digits) == 12:
        born = digits[:2] in ("18", "19", "20") and day_has_come(day, month, int(digits[:4]))
    else:
        born = day_exists(day, month, int(short[:2]))
    return born and luhn.is_valid(short)


RULES = (
    # The long form warns only: many offices number their invoices by date and four digits.
    Rule(
        "number.se",
        "SE",
        words.SE,
        {"6-4": BLOCK, "6+4": BLOCK, "6 4": WARN, "10": WARN, "8-4": WARN, "8+4": WARN, "12": WARN},
        is_personal_number,
    ),
)
