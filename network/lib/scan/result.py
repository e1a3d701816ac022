"""What a scan answers. Nothing here holds a word of the text that was scanned."""

from dataclasses import dataclass, field
from typing import Any

WARN, HOLD, BLOCK = "warn", "hold", "block"
ORDER = ("clean", WARN, HOLD, BLOCK)


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that needs the author's attention.

    `start` and `end` point into the text as it was given. `reason` and `advice` are lazy
    translations: they are left out of comparison and repr so that neither needs a language.
    """

    rule: str
    country: str
    severity: str
    start: int
    end: int
    reason: Any = field(compare=False, repr=False)
    advice: Any = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Result:
    """All findings of one text, ordered by place."""

    findings: tuple[Finding, ...] = ()

    @property
    def verdict(self) -> str:
        """Return the gravest severity found, or "clean"."""
        return max((f.severity for f in self.findings), key=ORDER.index, default="clean")
