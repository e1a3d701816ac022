"""Who is left when a filter has been applied: as bits, which can be combined further."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from directory.models.facet_bits import CHUNK, bits_of, by_chunk, members_of


@dataclass(frozen=True)
class Counted:
    """Who is left.

    Args:
        total: how many members.
        counts: by facet, then by value: how many of them; where something of the facet is chosen,
            how many there would be with that value instead.
        bits: by chunk; see `members_of`.
    """

    total: int = 0
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    bits: Mapping[int, str] = field(default_factory=dict)

    @property
    def members(self) -> list[int]:
        """All of them, by number."""
        return [pk for chunk in sorted(self.bits) for pk in members_of(chunk, self.bits[chunk])]

    def among(self, members: Iterable[int]) -> "Counted":
        """Of these members alone, without counts."""
        return self._with({pk: int(bits_of(ids), 2) for pk, ids in by_chunk(members).items()})

    def but_for(self, members: Iterable[int]) -> "Counted":
        """Without these members, and without counts."""
        whole = 2**CHUNK - 1
        gone = {pk: int(bits_of(ids), 2) for pk, ids in by_chunk(members).items()}
        return self._with({chunk: whole ^ gone.get(chunk, 0) for chunk in self.bits})

    def _with(self, kept: Mapping[int, int]) -> "Counted":
        left = {
            chunk: both
            for chunk, bits in self.bits.items()
            if (both := int(bits, 2) & kept.get(chunk, 0))
        }
        total = sum(bits.bit_count() for bits in left.values())
        return Counted(total, {}, {chunk: f"{bits:0{CHUNK}b}" for chunk, bits in left.items()})
