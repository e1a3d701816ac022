"""The two shapes everything in `numbers` is made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from network.lib.scan.words import REMOVE_PERSONAL_NUMBER

IN_CONTEXT = ""  # a writing too loose to count unless a word nearby says what it is


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of number.

    `writings` maps each usual writing (a name in `shapes`) to its severity without a word nearby.
    `check` gets the number without separators and says whether it can be a person's.
    """

    name: str
    country: str
    reason: Any
    writings: Mapping[str, str]
    check: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in the normalised text where a rule matches."""

    rule: str
    country: str
    severity: str
    start: int
    end: int
    reason: Any
    advice: Any = REMOVE_PERSONAL_NUMBER
    in_context: bool = False
    loose: bool = False
