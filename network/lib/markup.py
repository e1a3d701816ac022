"""What a member's rich text may hold, and the plain words of it."""

import html
import re
from collections import Counter

import nh3
from django.utils.html import linebreaks

TAGS = {
    "p", "br", "h3", "h4", "strong", "em", "s", "a", "ul", "ol", "li", "blockquote", "hr",
    "code", "pre", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href"},
    # A quote names the post whose words it holds: forums/quotes.py.
    "blockquote": {"data-quoted"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    # Else the cleaner lets "lang" and "title" through on every tag.
    "*": set(),
}


def _kept(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute that may stay, else None."""
    if name == "data-quoted":
        return value if _NUMBER.fullmatch(value) else None
    return value


_NUMBER = re.compile(r"[1-9][0-9]{0,17}")
_cleaner = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    attribute_filter=_kept,
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener nofollow ugc",
)
# What the parser makes of tags in each other costs the square of how deep they lie. No editor and
# no office's program writes a text that deep.
DEEPEST = 500
# A tag as editors write it: its end is where it seems to be, so a closing one is one.
_VALUE = r"""="[^"<>]*"|='[^'<>]*'|=[^\s"'<>=]*"""
_TAGS = re.compile(
    rf"""<(?:(/?)([a-z][a-z0-9]*)(?:\s+[^\s"'<>/=]+(?:{_VALUE})?)*\s*/?(>?)|[!?])""", re.IGNORECASE
)
_EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}
# What stands in these looks like tags, and is none.
_RAW = {"iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea"}
_RAW |= {"title", "xmp"}
# A paragraph in a list item or a table cell ends with it.
_INNER = re.compile(r"</p>\s*(?=</(?:li|td|th)>)")
_LINE = re.compile(r"</(?:li|tr|td|th)>|<br\s*/?>|<hr\s*/?>")
_BLOCK = re.compile(r"</(?:p|h3|h4|ul|ol|blockquote|pre|table)>")
_TAG = re.compile(r"<[^>]*>")


def clean(written: str, *, written_as: str) -> str:
    """Return safe HTML of what a member wrote.

    Args:
        written: what the form sent.
        written_as: "text" (JavaScript off: paragraphs from blank lines) or "html" (the editor;
            where tags lie deeper in each other than anybody writes, only the words stay).
    """
    if written_as == "text":
        written = linebreaks(written, autoescape=True)
    elif _is_deep(written):
        written = linebreaks(plain(written), autoescape=True)
    return _cleaner.clean(written).strip()


def _is_deep(written: str) -> bool:
    """Whether tags may lie too deep in each other; one that nothing closes counts to the end.

    Where something may only look like a tag (in a comment, a value, a script) no closing counts.
    """
    opened, depth, sure = Counter(), 0, True
    for tag in _TAGS.finditer(written):
        closes, name, ends = tag[1], (tag[2] or "").lower(), tag[3]
        sure = sure and bool(ends) and name not in _RAW
        if name and not closes and name not in _EMPTY:
            opened[name] += 1
            depth += 1
        elif sure and closes and opened[name]:
            opened[name] -= 1
            depth -= 1
        if depth > DEEPEST:
            return True
    return False


def plain(clean_html: str) -> str:
    """Return the words of cleaned HTML: paragraphs apart, list items and cells a line each.

    For mail, for an empty check, and for editing without JavaScript: paragraphs survive the way
    there and back.
    """
    lines = _LINE.sub("\n", _INNER.sub("", clean_html))
    # Behind the last end no tag is left; looking for one from each "<" would cost the square.
    tagged, end, rest = _BLOCK.sub("\n\n", lines).rpartition(">")
    words = html.unescape(_TAG.sub("", tagged + end) + rest)
    return re.sub(r"\n{3,}", "\n\n", words).strip()
