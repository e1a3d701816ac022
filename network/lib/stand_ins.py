"""Stand-ins: what a piece of HTML that is kept for many has in place of each reader's own.

They are made of letters, digits and hyphens, so they can stand in an address. Nothing else of a
page reads like them.
"""

import re
from collections.abc import Mapping

from django.utils.safestring import SafeString

# Where only a whole number can stand.
NUMBER = 2_100_000_001


def stand_in(name: str) -> str:
    return f"stand-in-for-{name}"


def put_in(html: str, own: Mapping[str, str]) -> SafeString:
    """Return the HTML with its stand-ins replaced, all at once: what is put in is not looked at.

    Args:
        html: from a template of ours.
        own: safe values by what stands in for them.
    """
    return SafeString(re.sub("|".join(own), lambda found: own[found[0]], html))
