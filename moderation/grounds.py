"""Why a moderator acts: what is kept on record with every act on others' words."""

from dataclasses import dataclass

from network.lib.written import through_scan


@dataclass(frozen=True)
class Ground:
    """Why: a number of the guidelines, and the moderator's own words.

    Args:
        guideline: "2.3"; empty for giving back.
        version: pk of the DocumentVersion whose number it is.
        words: go through the scan.
    """

    words: str
    guideline: str = ""
    version: int | None = None

    def scanned(self) -> "Ground":
        words = through_scan("moderation.AuditEntry.reason", self.words).text
        return Ground(words, self.guideline, self.version)

    @property
    def cited(self) -> dict:
        return {"guideline": self.guideline, "version": self.version} if self.guideline else {}
