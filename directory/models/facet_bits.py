"""Which members have which value of a facet, a bit for each: counts at a hundred thousand members.

To count a facet's values over all members that a filter leaves takes the time of the members times
the values. Bits of 8,192 members lie in one row, so a count is `bit_count(a & b)` over some rows.
Bits say what one kind of viewer may know (`ring`): what a member shows to everyone, to all members
or to those in a group with them. directory/actions/faceting.py keeps them.
"""

from django.db import models

# Members in a row: 1 KiB of bits, below what PostgreSQL would compress and store elsewhere.
CHUNK = 8192


class Bits(models.Field):
    """`bit(8192)`, as a string of zeros and ones."""

    def db_type(self, connection):
        return f"bit({CHUNK})"


class FacetBits(models.Model):
    ring = models.PositiveSmallIntegerField()
    facet = models.CharField(max_length=12)
    value = models.CharField(max_length=100)
    # Members from `chunk * CHUNK` on, by their number.
    chunk = models.PositiveIntegerField()
    bits = Bits()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["facet", "value", "ring", "chunk"], name="one_row_of_bits"
            )
        ]

    def __str__(self):
        return f"{self.facet} {self.value}, {self.ring}, {self.chunk}"
