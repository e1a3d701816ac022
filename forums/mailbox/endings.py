"""What stands below a letter and is no part of it: signatures, a phone's words, list footers."""

import re

# A signature is short; what is longer behind "-- " was a rule drawn by its writer.
LONGEST_SIGNATURE = 15
_PHONE = re.compile(
    r"(?:sent from my|sent from (?:outlook|yahoo|mail|samsung|proton)|get outlook for"
    r"|sendt fra min|sendt fra (?:outlook|mail)|hent outlook til|skickat från min|skickat från"
    r"|gesendet von meinem|von meinem .{1,30} gesendet|von meinem .{1,30} geschickt"
    r"|gesendet mit der|lähetetty|saadetud minu|saadetud|nosūtīts no|išsiųsta iš|wysłan[eoy] z"
    r"|sent úr|sendur úr|отправлено с|отправлено из|envoyé de mon|verstuurd vanaf mijn)\b.{0,80}",
    re.IGNORECASE,
)
_RULE = re.compile(r"\s*(?:_{8,}|-{20,}|={20,})\s*")
_OF_LIST = re.compile(
    r"mailing[ -]?list|listinfo|/mailman|to unsubscribe|unsubscribe from|@googlegroups\.com"
    r"|you received this message because|lists?\.[\w-]+\.\w{2,}|-leave@|-request@"
    r"|post(?:ing)?liste|mejllista|e-postlista|postituslista|mailingliste|listserv",
    re.IGNORECASE,
)
_AFTER_RULE = 6


def without_endings(text: str) -> str:
    """Return a text without them; quotes below a signature stay."""
    lines = _without_footer(text.split("\n"))
    lines = _without_signature(lines)
    while lines and (not lines[-1].strip() or _PHONE.fullmatch(lines[-1].strip())):
        lines.pop()
    return "\n".join(_without_phones(lines))


def _without_footer(lines: list[str]) -> list[str]:
    """From a drawn line on, where the next ones speak of the list."""
    for at, line in enumerate(lines):
        if not _RULE.fullmatch(line):
            continue
        below = [some for some in lines[at + 1 :] if some.strip()]
        if any(_OF_LIST.search(some) for some in below[:_AFTER_RULE]) and not _is_talk(below):
            return lines[:at]
    return lines


def _is_talk(below: list[str]) -> bool:
    """Whether somebody goes on: an answer written below a quoted letter with its footer."""
    return len(below) > 2 * _AFTER_RULE


def _without_signature(lines: list[str]) -> list[str]:
    for at, line in enumerate(lines):
        if line.rstrip("\r") not in ("-- ", "--"):
            continue
        rest = lines[at + 1 :]
        until = next((n for n, some in enumerate(rest) if some.startswith(">")), len(rest))
        if sum(bool(some.strip()) for some in rest[:until]) <= LONGEST_SIGNATURE:
            return _without_signature([*lines[:at], *rest[until:]])
    return lines


def _without_phones(lines: list[str]) -> list[str]:
    """A phone says it above the quoted letter, too."""
    quotes = next((n for n, some in enumerate(lines) if some.startswith(">")), len(lines))
    near = range(max(0, quotes - 4), quotes)
    return [
        line
        for number, line in enumerate(lines)
        if not (number in near and _PHONE.fullmatch(line.strip()))
    ]
