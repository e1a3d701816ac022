"""ORCID: the number under which a researcher publishes. Its last digit checks the others."""

import re

from stdnum.exceptions import ValidationError
from stdnum.iso7064 import mod_11_2

AT = "https://orcid.org/"
_ADDRESS = re.compile(r"^(https?://)?(www\.)?orcid\.org/", re.IGNORECASE)


def orcid(typed: str) -> str:
    """What somebody typed or pasted, with its address or without, as it is printed.

    Raises:
        ValueError: it is none, or a digit is wrong.
    """
    digits = re.sub(r"[\s-]", "", _ADDRESS.sub("", typed.strip())).upper()
    if not re.fullmatch(r"[0-9]{15}[0-9X]", digits):
        raise ValueError("not sixteen digits")
    try:
        mod_11_2.validate(digits)
    except ValidationError:
        raise ValueError("a digit is wrong") from None
    return "-".join(digits[place : place + 4] for place in range(0, 16, 4))
