"""Which members have which value of a facet, a bit for each: counts at a hundred thousand members.

To count each value of eight facets over all members whom a filter leaves takes their number times
the values. Bits of 8,192 members lie in one row here, so a count is `bit_count(a & b)` of some
rows, whatever is chosen. What a member shows only to some is in a ring of its own (`Visibility`).
directory/actions/faceting.py writes them, directory/models/facet_counts.py asks.
"""

from collections.abc import Iterable, Sequence

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import connection, models

# Members in a row: 1 KiB of bits, less than what PostgreSQL would compress and store elsewhere.
CHUNK = 8192
# Besides the facets: who is listed at all, and whom words may find.
LISTED, FINDABLE = "listed", "findable"
# The one facet whose values have no end.
SKILL = "skill"
# More would mean as good as all of them.
MEANT = """
SELECT asked.place, tag.slug
FROM unnest(%s::text[]) WITH ORDINALITY AS asked (query, place)
    JOIN directory_skillwords skill ON skill.words @@ asked.query::tsquery
    JOIN taggit_tag tag ON tag.id = skill.tag_id
LIMIT 2000
"""
FUNCTION_WORDS = SearchVector("function", config="simple")


class Bits(models.Field):
    """`bit(8192)`, read as a string of zeros and ones."""

    def db_type(self, connection):
        return f"bit({CHUNK})"


class FacetBitsQuerySet(models.QuerySet):
    def of_nobody(self):
        """Rows in which no bit is set any more."""
        return self.filter(bits="0" * CHUNK)


class FacetBits(models.Model):
    ring = models.PositiveSmallIntegerField()
    facet = models.CharField(max_length=12)
    value = models.CharField(max_length=100)
    # Members from `chunk * CHUNK` on, by their number.
    chunk = models.PositiveIntegerField()
    bits = Bits()

    objects = FacetBitsQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["facet", "value", "ring", "chunk"], name="one_row_of_bits"
            )
        ]

    def __str__(self):
        return f"{self.facet} {self.value}, {self.ring}, {self.chunk}"


class MemberWords(models.Model):
    """By what a search finds a member beside the words of the name. None: it does not."""

    member = models.OneToOneField(
        "directory.Member", on_delete=models.CASCADE, primary_key=True, related_name="words"
    )
    # Of the name's words: directory/misspelt.py.
    keys = ArrayField(models.IntegerField())
    # Folded; empty where it is not for all members.
    function = models.CharField(max_length=100, blank=True)

    class Meta:
        indexes = [
            GinIndex(fields=["keys"], name="member_name_keys", fastupdate=False),
            GinIndex(FUNCTION_WORDS, name="member_function_words", fastupdate=False),
        ]

    def __str__(self):
        return f"words of member {self.pk}"


class SkillWordsQuerySet(models.QuerySet):
    def meant_by(self, queries: Sequence[str]) -> list[list[str]]:
        """The slugs of skills that each query finds. One query.

        Args:
            queries: each a tsquery as text.
        """
        found: list[list[str]] = [[] for _ in queries]
        with connection.cursor() as cursor:
            cursor.execute(MEANT, [list(queries)])
            for place, slug in cursor.fetchall():
                found[place - 1].append(slug)
        return found


class SkillWords(models.Model):
    """The words of a skill, in each language's stems: a skill has no language of its own."""

    tag = models.OneToOneField(
        "taggit.Tag", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    words = SearchVectorField()

    objects = SkillWordsQuerySet.as_manager()

    class Meta:
        indexes = [GinIndex(fields=["words"], name="skill_words", fastupdate=False)]

    def __str__(self):
        return f"words of skill {self.pk}"


def by_chunk(member_ids: Iterable[int]) -> dict[int, list[int]]:
    """Numbers of members, by the row of bits they are in."""
    chunks: dict[int, list[int]] = {}
    for pk in sorted(set(member_ids)):
        chunks.setdefault(pk // CHUNK, []).append(pk)
    return chunks


def bits_of(member_ids: Iterable[int]) -> str:
    """The bits of members of one chunk, as PostgreSQL reads them: the first one on the left."""
    number = 0
    for pk in member_ids:
        number |= 1 << (CHUNK - 1 - pk % CHUNK)
    return f"{number:0{CHUNK}b}"


def members_of(chunk: int, bits: str) -> list[int]:
    """The other way round."""
    found, at = [], bits.find("1")
    while at >= 0:
        found.append(chunk * CHUNK + at)
        at = bits.find("1", at + 1)
    return found
