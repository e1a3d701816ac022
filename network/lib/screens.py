"""The secretariat's screens: each app plugs its own in, and they share one menu."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Group(models.TextChoices):
    """The parts of the menu, in their order."""

    PEOPLE = "people", _("People")
    ROOMS = "rooms", _("Rooms")
    PAGES = "pages", _("Pages")


@dataclass(frozen=True)
class Screen:
    """One entry of the menu at /secretariat/.

    Args:
        url_name: of its first page, which takes no arguments.
        label: what the menu says, translated when read.
        about: one sentence of what is done there.
        icon: of Lucide.
        group: the part of the menu it stands in.
    """

    url_name: str
    label: str
    about: str
    icon: str
    group: Group = Group.PAGES


def grouped(screens: Iterable[Screen]) -> list[tuple[Group, list[Screen]]]:
    """Each part of the menu with its screens; a part without any is left out."""
    parts = {group: [] for group in Group}
    for screen in screens:
        parts[screen.group].append(screen)
    return [(group, found) for group, found in parts.items() if found]
