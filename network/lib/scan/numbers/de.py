"""Germany: tax identification number (IdNr), NN NNN NNN NNN. There is no general number.

Identity cards and the register of foreigners have no public check: see `keywords`.
"""

from stdnum.iso7064 import mod_11_10

from network.lib.scan import words
from network.lib.scan.numbers.rule import Rule
from network.lib.scan.result import WARN


def is_tax_id(digits: str) -> bool:
    """Return whether eleven digits are a tax identification number.

    Source: German Federal Central Tax Office: no leading zero; exactly one of the first ten
    digits comes twice or three times; check digit by ISO 7064 modulus 11, 10.
    """
    ten = digits[:10]
    if digits[0] == "0" or len(set(ten)) not in (8, 9):
        return False
    repeated = [count for digit in set(ten) if (count := ten.count(digit)) > 1]
    return len(repeated) == 1 and mod_11_10.checksum(digits) == 1


RULES = (Rule("number.de", "DE", words.DE, {"11": WARN, "2 3 3 3": WARN}, is_tax_id),)
