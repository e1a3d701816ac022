"""Telephone numbers with + or 00, no longer than their country allows."""

import re

# Country code: the most digits behind it. Without this a "+47" in front would hide any number.
_MOST = {
    "1": 10, "31": 9, "32": 9, "33": 9, "353": 9, "354": 7, "358": 10, "370": 8, "371": 8,
    "372": 8, "375": 9, "380": 9, "41": 9, "43": 12, "44": 10, "45": 8, "46": 9, "47": 8, "48": 9,
    "49": 11, "7": 10,
}  # fmt: skip
# Polish and Swedish numbers of the year 2000 begin with 00 too, but never go on with these.
_SAFE_AFTER_00 = ("33", "35", "37", "38", "4", "7")
_BODY = r"(?P<body>[1-9](?:[ \u00a0().\-/]{0,2}[0-9]){5,17})(?![0-9])"


def _telephone_end(match: re.Match) -> int:
    """Return the end of the last group that still belongs to the telephone number."""
    body = match.group("body")
    digits = re.sub("[^0-9]", "", body)
    code = next((digits[:n] for n in (3, 2, 1) if digits[:n] in _MOST), digits[:2])
    most = len(code) + _MOST.get(code, 13) + (1 if "(0)" in body else 0)
    end, count = match.start(), 0
    for group in re.finditer("[0-9]+", body):
        count += len(group.group())
        if count > most:
            break
        end = match.start("body") + group.end()
    return end


def _double_zero_end(match: re.Match) -> int:
    """Return the same for 00, unless it is as short as a personal number that begins so."""
    digits = re.sub("[^0-9]", "", match.group("body"))
    if len(digits) < 10 and not digits.startswith(_SAFE_AFTER_00):
        return match.start()
    return _telephone_end(match)


PLUS = (re.compile(rf"(?<![\w+])\+[ \u00a0]?{_BODY}"), _telephone_end)
DOUBLE_ZERO = (re.compile(rf"(?<![\w+])00[ \u00a0]?{_BODY}"), _double_zero_end)
LABELLED = (
    re.compile(
        r"(?i:\b(?:tel|tlf|phone|mobile|mobil|mob|puh|fax|faks|sími|tālr|тел|телефон)\w{0,8})"
        r"[.: \u00a0]{0,3}0?[0-9](?:[ \u00a0()\-/]{0,2}[0-9]){6,12}(?![0-9])"
    ),
    None,
)
