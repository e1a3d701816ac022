"""How many members have each value of each facet, among those whom a filter leaves: one statement.

An ORM knows no bits, so this is SQL. Permission is inside: `seen` holds what one kind of viewer may
know, and nothing else is counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import connection

from directory.models.counted import Counted
from directory.models.facet_bits import (
    CHUNK,
    FINDABLE,
    LISTED,
    SKILL,
    bits_of,
    by_chunk,
)
from directory.models.visibility import Visibility

# What is not wanted, among the things that are asked.
REFUSED = "refused"
# A member is in one ring of a value, so the rings' counts add up.
STATEMENT = """
WITH mates AS (
    SELECT chunk, bits::bit({size}) AS bits
    FROM unnest(%(mate_chunks)s::int[], %(mate_bits)s::text[]) AS mate (chunk, bits)
), seen AS MATERIALIZED (
    SELECT facet, value, chunk,
        CASE ring WHEN {groups} THEN row.bits & mates.bits ELSE row.bits END AS bits
    FROM directory_facetbits row LEFT JOIN mates USING (chunk)
    WHERE (ring >= %(ring)s OR (ring = {groups} AND mates.bits IS NOT NULL))
        AND (facet = ANY(%(whole)s) OR (facet = '{skill}' AND value = ANY(%(chosen)s)))
), said AS MATERIALIZED (
    SELECT what, chunk, bit_or(bits) AS bits
    FROM (
        SELECT what, chunk, bits
        FROM unnest(%(whats)s::text[], %(facets)s::text[], %(values)s::text[])
            AS choice (what, facet, value)
            JOIN seen USING (facet, value)
        UNION ALL
        SELECT what, chunk, bits::bit({size})
        FROM unnest(%(found_whats)s::text[], %(found_chunks)s::int[], %(found_bits)s::text[])
            AS found (what, chunk, bits)
    ) AS every
    GROUP BY what, chunk
), asked AS MATERIALIZED (
    SELECT what, chunk,
        CASE WHEN what = '' AND refused.bits IS NOT NULL THEN said.bits & ~ refused.bits
            ELSE said.bits END AS bits
    FROM said LEFT JOIN (SELECT chunk, bits FROM said WHERE what = '{refused}') AS refused
        USING (chunk)
    WHERE what <> '{refused}'
), left_over AS MATERIALIZED (
    SELECT '' AS without, chunk, bit_and(bits) AS bits
    FROM asked GROUP BY chunk HAVING count(*) = %(asked)s
    UNION ALL
    SELECT own, chunk, bit_and(bits)
    FROM unnest(%(own)s::text[]) AS own JOIN asked ON what <> own
    GROUP BY own, chunk HAVING count(*) = %(asked)s - 1
), counted AS MATERIALIZED (
    SELECT facet, value, bit_count(seen.bits & left_over.bits)::int AS members
    FROM seen JOIN left_over USING (chunk)
    WHERE without = CASE WHEN facet = ANY(%(own)s) THEN facet ELSE '' END
        AND facet NOT IN ('{listed}', '{findable}')
        AND (facet <> '{skill}' OR value = ANY(%(skills)s))
)
SELECT facet, value, sum(members)::int, NULL
FROM counted WHERE members > 0 GROUP BY facet, value
UNION ALL
SELECT '', chunk::text, bit_count(bits)::int, bits::text FROM left_over WHERE without = ''
"""
STATEMENT = STATEMENT.format(
    groups=int(Visibility.GROUPS),
    listed=LISTED,
    findable=FINDABLE,
    skill=SKILL,
    refused=REFUSED,
    size=CHUNK,
)

COMMON = """
SELECT tag.slug, tag.name FROM directory_facetbits JOIN taggit_tag tag ON tag.slug = value
WHERE facet = %s AND ring >= %s
GROUP BY tag.slug, tag.name ORDER BY sum(bit_count(bits)) DESC, tag.slug LIMIT %s
"""


@dataclass(frozen=True)
class Alternatives:
    """Of several things one is enough.

    Args:
        choices: (facet, value), as the viewer sees them.
        members: found by words.
    """

    choices: Sequence[tuple[str, str]] = ()
    members: Sequence[int] = ()


def count(
    *,
    ring: int,
    mates: Sequence[int],
    facets: Mapping[str, Sequence[str]],
    words: Sequence[Alternatives] = (),
    but_for: Sequence[Alternatives] = (),
    whole: Sequence[str] = (),
    skills: Sequence[str] = (),
) -> Counted:
    """Count. One query.

    Args:
        ring: what everybody like the viewer sees: of Visibility.
        mates: members of the viewer's groups, who show more.
        facets: by facet the chosen values, of which one is enough; every facet must hold.
        words: every one must hold, too.
        but_for: none of them may hold.
        whole: facets of which every value is counted.
        skills: which skills are counted beside those that are chosen.
    """
    needed = [("", Alternatives([(FINDABLE if words else LISTED, "")]))]
    needed += [
        (name, Alternatives([(name, value) for value in values])) for name, values in facets.items()
    ]
    needed += [(f"word {place}", one) for place, one in enumerate(words)]
    said = [*needed, *((REFUSED, one) for one in but_for)]
    choices = [(what, *choice) for what, one in said for choice in one.choices]
    counted = {*skills, *facets.get(SKILL, ())}
    found = [
        (what, chunk, bits_of(ids))
        for what, one in said
        for chunk, ids in by_chunk(one.members).items()
    ]
    near = by_chunk(mates)
    values = {
        "ring": ring,
        "mate_chunks": list(near),
        "mate_bits": [bits_of(ids) for ids in near.values()],
        "whole": [LISTED, FINDABLE, *whole],
        "skills": sorted(counted),
        "chosen": sorted({*counted, *(value for _, facet, value in choices if facet == SKILL)}),
        "asked": len(needed),
        "own": list(facets),
    }
    for names, rows in (
        (("whats", "facets", "values"), choices),
        (("found_whats", "found_chunks", "found_bits"), found),
    ):
        values |= {name: [row[place] for row in rows] for place, name in enumerate(names)}
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT, values)
        return _counted(cursor.fetchall())


def _counted(rows) -> Counted:
    counts, bits, total = {}, {}, 0
    for facet, value, members, left in rows:
        if left is None:
            counts.setdefault(facet, {})[value] = members
        elif members:
            bits[int(value)] = left
            total += members
    return Counted(total, counts, bits)


def common_skills(most: int) -> dict[str, str]:
    """Slug and name of the skills that most members show to all others. One query."""
    with connection.cursor() as cursor:
        cursor.execute(COMMON, [SKILL, Visibility.MEMBERS, most])
        return dict(cursor.fetchall())


PAIRS = """
WITH base AS MATERIALIZED (
    SELECT chunk, bits::bit({size}) AS bits
    FROM unnest(%(chunks)s::int[], %(bits)s::text[]) AS given (chunk, bits)
), of AS MATERIALIZED (
    SELECT facet, value, chunk, bits FROM directory_facetbits
    WHERE facet IN (%(one)s, %(other)s) AND ring >= %(ring)s
), counted AS MATERIALIZED (
    SELECT one.value AS one, other.value AS other,
        bit_count(one.bits & other.bits & base.bits)::int AS members
    FROM of one JOIN of other USING (chunk) JOIN base USING (chunk)
    WHERE one.facet = %(one)s AND other.facet = %(other)s
)
SELECT one, other, sum(members)::int FROM counted WHERE members > 0 GROUP BY one, other
"""
PAIRS = PAIRS.format(size=CHUNK)


def pairs(counted: Counted, one: str, other: str, ring: int) -> dict[tuple[str, str], int]:
    """Of those who are left, how many have each value of one facet with each of another.

    By what is shown to everybody like the viewer, whose groups count for nothing. One query.
    """
    values = {"chunks": list(counted.bits), "bits": list(counted.bits.values())}
    with connection.cursor() as cursor:
        cursor.execute(PAIRS, values | {"one": one, "other": other, "ring": ring})
        return {(first, second): members for first, second, members in cursor.fetchall()}


# All the bits in one string, so that a row costs one look at it: whoever is last in the alphabet is
# found after a hundred thousand such looks.
PAGE = """
SELECT id FROM directory_member
WHERE get_bit(
    %(bits)s::bit varying,
    {size} * coalesce(array_position(%(chunks)s::int[], (id / {size})::int), 0)
        + (id %% {size})::int
) = 1
ORDER BY sort_key, id LIMIT %(most)s OFFSET %(first)s
"""
PAGE = PAGE.format(size=CHUNK)


def by_name(counted: Counted, first: int, size: int) -> list[int]:
    """Some of those who are left, in the order of names: read along the index until it is enough.

    Good for many; few are sorted faster.
    """
    chunks = sorted(counted.bits)
    # Before the first row stands one for whoever is in none of them.
    bits = "".join(["0" * CHUNK, *(counted.bits[chunk] for chunk in chunks)])
    values = {"chunks": chunks, "bits": bits, "first": first, "most": size}
    with connection.cursor() as cursor:
        cursor.execute(PAGE, values)
        return [pk for (pk,) in cursor.fetchall()]


assert CHUNK == 8192
