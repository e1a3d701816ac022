"""Words of the field in somebody's text, each linked once to the page that says what it means."""

import re
from functools import cache

from django.urls import reverse
from django.utils.html import format_html

from directory.terms import terms

_TAG = re.compile(r"(<[^>]*>)")
# No link inside a link, in code, or in what somebody else has said.
_CLOSED = {"a", "code", "pre", "blockquote"}
# An abbreviation behind a term.
_BRACKETS = re.compile(r" \(.*\)$")
# They stand in every second post, and nobody has to look them up.
_COMMON = {"child", "identification", "referral"}


def with_terms(clean_html: str, language: str) -> str:
    """Return cleaned HTML where the first use of each term is a link to what it means.

    Args:
        language: of the text: besides the English terms, those of this language are known.
    """
    pattern, slugs = _known(language)
    closed, linked, parts = 0, set(), []

    def link(found: re.Match) -> str:
        slug = slugs[found.lastindex - 1]
        if slug in linked:
            return found[0]
        linked.add(slug)
        return format_html('<a class="term" href="{}#{}">{}</a>', reverse("terms"), slug, found[0])

    for part in _TAG.split(clean_html):
        if part.startswith("<"):
            if part.strip("</>").partition(" ")[0] in _CLOSED:
                closed += -1 if part.startswith("</") else 1
            parts.append(part)
        else:
            parts.append(part if closed else pattern.sub(link, part))
    return "".join(parts)


@cache
def _known(language: str) -> tuple[re.Pattern, list[str]]:
    """A group for each name that a text of the language may use, and their slugs in order."""
    names = {}
    for term in terms():
        # Of "guardian, representative" the first: others represent, too. Also of several.
        first, *_others = _BRACKETS.sub("", term.term).split(", ")
        names[rf"{re.escape(first)}(?:ren)?s?"] = term.slug
        if own := term.names.get(language):
            names[re.escape(own.split(", ")[0])] = term.slug
    names = {name: slug for name, slug in names.items() if slug not in _COMMON}
    # The longest first: "best interests assessment" is more than "best interests".
    longest = sorted(names, key=len, reverse=True)
    groups = "|".join(f"({name})" for name in longest)
    return re.compile(rf"\b(?:{groups})\b", re.IGNORECASE), [names[name] for name in longest]
