"""Numbers for the headings and paragraphs of a text that others cite: 1, 1.1, 1.2, 2 …"""

import re

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from network.lib.markup import plain

# What a paragraph may stand inside of: then it belongs to the numbered one before it.
_TAG = re.compile(r"<(/?)(ul|ol|table|blockquote|pre|h3|p)>")
_CITED = re.compile(r'<(?:h2|p) id="([\d.]+)"><a[^>]*>[^<]*</a> (.*?)</(?:h2|p)>', re.DOTALL)
_HEADING = '<h2 id="{0}"><a class="cite" href="#{0}">{0}</a> '
_RULE = '<p id="{0}"><a class="cite" href="#{0}">{0}</a> '


def numbered(clean_html: str) -> SafeString:
    """Return cleaned HTML whose `h3` are sections and whose paragraphs below them are rules.

    Each number is an anchor: `/guidelines/#2.3` is what a decision cites. Paragraphs in lists,
    tables and quotes, and before the first heading, have none.
    """
    section = rule = depth = 0

    def number(tag: re.Match) -> str:
        nonlocal section, rule, depth
        closes, name = tag.groups()
        if name not in ("h3", "p"):
            depth += -1 if closes else 1
        elif name == "h3":
            if closes:
                return "</h2>"
            section, rule = section + 1, 0
            return format_html(_HEADING, section)
        elif section and not depth and not closes:
            rule += 1
            return format_html(_RULE, f"{section}.{rule}")
        return tag.group()

    # Safe: cleaned before it was stored, and only numbers were added.
    return mark_safe(_TAG.sub(number, clean_html))


def rules(clean_html: str) -> list[tuple[str, str]]:
    """The numbers that can be cited, each with the plain words of its heading or rule."""
    found = _CITED.findall(numbered(clean_html))
    return [(number, plain(words)) for number, words in found]
