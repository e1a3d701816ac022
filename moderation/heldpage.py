"""Matters with where their words were to go, for the writer's page and for the desk."""

from collections.abc import Iterable
from dataclasses import dataclass

from moderation.models import Matter
from network.lib.holding import kind_named


@dataclass(frozen=True)
class Row:
    """One matter as it is listed.

    Args:
        label: what the words were to become.
        title, address: of where they were to go; empty when the viewer may not know.
    """

    matter: Matter
    label: str
    title: str = ""
    address: str = ""


def rows(viewer, matters: Iterable[Matter]) -> list[Row]:
    """As many queries as there are kinds of places, however many matters."""
    matters = list(matters)
    wanted = {(matter.subject_type, matter.subject_id) for matter in matters}
    where = {}
    for find in {kind_named(matter.becomes).where for matter in matters}:
        where |= find(viewer, wanted)
    return [
        Row(
            matter,
            kind_named(matter.becomes).label,
            *where.get((matter.subject_type, matter.subject_id), ()),
        )
        for matter in matters
    ]
