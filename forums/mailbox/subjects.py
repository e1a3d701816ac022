"""Subjects without what programs put in front of them."""

import re

# Of the region's programs: Danish, Norwegian, Swedish; German; Finnish, Estonian; Polish; Latvian;
# Lithuanian; Russian; Icelandic.
_REPLY = r"re|sv|aw|antw|antwort|vs|vast|odp|atb|ats|отв|ответ|ha|на|svar"
_FORWARD = r"fwd?|wg|vb|vl|vl|pd|edasi|pārs|persiųsti|пересл"
_FRONT = re.compile(
    rf"\s*(?:(?P<reply>{_REPLY})|(?P<forward>{_FORWARD}))\s*(?:[\[(]\d{{1,3}}[\])])?\s*[:：]\s*",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\[(?P<name>[^\[\]]{1,60})\]\s*")
MOST_FRONTS = 40


def bare(subject: str, list_name: str | None = None) -> tuple[str, bool]:
    """Return a subject without its fronts, and whether one of them says that it answers.

    Args:
        list_name: of the brackets only this one is taken away; any, when None.
    """
    is_reply, at = False, 0
    for _turn in range(MOST_FRONTS):
        if match := _FRONT.match(subject, at):
            is_reply = is_reply or bool(match.group("reply"))
        elif not ((match := _BRACKET.match(subject, at)) and _is_of_list(match, list_name)):
            break
        at = match.end()
    return " ".join(subject[at:].split()), is_reply


def _is_of_list(match: re.Match, list_name: str | None) -> bool:
    return list_name is None or match.group("name").lower() == list_name.lower()


def bracket(subject: str) -> str | None:
    """What stands in the first brackets, behind answers and forwards: the list's name, perhaps."""
    at = 0
    for _turn in range(MOST_FRONTS):
        if not (match := _FRONT.match(subject, at)):
            break
        at = match.end()
    found = _BRACKET.match(subject, at)
    return found.group("name").lower() if found else None
