"""Where a place in cleaned HTML stands among its words, counted as a browser counts them."""

import html
import re

# A place may stand inside a tag: then the tag is open to the end.
_TAG = re.compile(r"""<(?:[^>"]|"[^"]*"?)*>?""")


def in_words(clean_html: str, place: int) -> int:
    """Return how many characters of the words without tags stand before a place.

    Args:
        clean_html: as `network.lib.markup.clean` returns it.
        place: counted in its characters.
    """
    before = html.unescape(_TAG.sub("", clean_html[:place]))
    # A browser counts 😀 as two.
    return len(before.encode("utf-16-le")) // 2
