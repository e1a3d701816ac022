"""The secretariat's screens: each app plugs its own in, and they share one menu."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Screen:
    """One entry of the menu at /secretariat/.

    Args:
        url_name: of its first page, which takes no arguments.
        label: what the menu says, translated when read.
        about: one sentence of what is done there.
        icon: of Lucide.
    """

    url_name: str
    label: str
    about: str
    icon: str
