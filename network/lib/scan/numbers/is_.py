"""Iceland: kennitala, DDMMYY-RRCM. (The name `is` belongs to Python.)"""

from stdnum.is_.kennitala import checksum

from network.lib.scan import words
from network.lib.scan.numbers.dates import day_exists
from network.lib.scan.numbers.rule import Rule
from network.lib.scan.result import BLOCK, WARN

_CENTURY = {"9": 1900, "0": 2000}


def is_persons_kennitala(digits: str) -> bool:
    """Return whether ten digits are a person's kennitala.

    Source: Registers Iceland: modulus 11, last digit the century. An organisation's has day + 40;
    it is public and does not count.
    """
    return _is_kennitala(digits, day=int(digits[:2]))


def is_organisations_kennitala(digits: str) -> bool:
    """Return whether ten digits are the kennitala of a company or another organisation."""
    return _is_kennitala(digits, day=int(digits[:2]) - 40)


def _is_kennitala(digits: str, *, day: int) -> bool:
    century = _CENTURY.get(digits[9])
    if century is None or not day_exists(day, int(digits[2:4]), century + int(digits[4:6])):
        return False
    return checksum(digits) == 0


RULES = (
    Rule(
        "number.is", "IS", words.IS, {"6-4": BLOCK, "6 4": WARN, "10": WARN}, is_persons_kennitala
    ),
)
