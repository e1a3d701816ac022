"""Keeping what the directory counts and finds by: bits, words of functions, names with mistakes.

All of it is made from members' own rows, and made again in the transaction that changes them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from taggit.models import Tag

from directory import misspelt
from directory.models import (
    Expertise,
    FacetBits,
    Member,
    MemberLanguage,
    MemberWords,
    Profile,
    SkillWords,
    Visibility,
)
from directory.models.facet_bits import CHUNK, FINDABLE, LISTED, bits_of, by_chunk
from network.lib.languages import STEMMERS, fold

# The first number of the advisory locks, the second is the chunk: "Havn", as four letters.
LOCKS = 0x4861766E

CLEAR = """
UPDATE directory_facetbits SET bits = bits & ~ %(these)s::bit(8192)
WHERE chunk = %(chunk)s AND bit_count(bits & %(these)s::bit(8192)) > 0
"""
SET = """
INSERT INTO directory_facetbits AS had (ring, facet, value, chunk, bits)
SELECT ring, facet, value, %(chunk)s, bits::bit(8192)
FROM unnest(%(rings)s::smallint[], %(facets)s::text[], %(values)s::text[], %(bits)s::text[])
    AS made (ring, facet, value, bits)
ON CONFLICT (facet, value, ring, chunk) DO UPDATE SET bits = had.bits | EXCLUDED.bits
"""
STEMS = " || ".join(f"to_tsvector('{config}', name)" for config in sorted(STEMMERS.values()))
SKILLS = f"""
INSERT INTO directory_skillwords (tag_id, words)
SELECT tag.id, {STEMS} || to_tsvector('simple', folded)
FROM unnest(%s::bigint[], %s::text[]) AS made (id, folded) JOIN taggit_tag tag USING (id)
ON CONFLICT DO NOTHING
"""  # noqa: S608  the names of our stemmers


def refresh(member_ids: Iterable[int]) -> None:
    """Count, and find, these members by what they show now.

    In the caller's transaction, as its last write: the rows of bits stay locked until its end.
    """
    with transaction.atomic():
        for chunk, ids in by_chunk(member_ids).items():
            _refresh(chunk, ids)


def refresh_all(say: Callable[[str], None] = lambda line: None) -> None:
    """The same for everybody, a chunk at a time: after an import, and each night.

    Stopped anywhere, it can be run again.
    """
    of = Member.objects.order_by().annotate(chunk=F("pk") / CHUNK)
    chunks = sorted(of.values_list("chunk", flat=True).distinct())
    for number, chunk in enumerate(chunks, 1):
        with transaction.atomic():
            _refresh(chunk, list(of.filter(chunk=chunk).values_list("pk", flat=True)))
            FacetBits.objects.of_nobody().filter(chunk=chunk).delete()
        say(f"row {number} of {len(chunks)}")


def refresh_returned(within: timedelta) -> int:
    """Count those again whose suspension has run out since; nothing else says that it has."""
    now = timezone.now()
    back = Member.objects.filter(suspended_until__gt=now - within, suspended_until__lte=now)
    ids = list(back.values_list("pk", flat=True))
    refresh(ids)
    return len(ids)


def _refresh(chunk: int, ids: list[int]) -> None:
    with connection.cursor() as cursor:
        # Whoever comes second reads what the first one has written.
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCKS, chunk])
        shown = _shown(ids)
        cursor.execute(CLEAR, {"chunk": chunk, "these": bits_of(ids)})
        if shown:
            rings, facets, values = zip(*shown, strict=True)
            made = [bits_of(members) for members in shown.values()]
            cursor.execute(
                SET,
                {
                    "chunk": chunk,
                    "rings": list(rings),
                    "facets": list(facets),
                    "values": list(values),
                    "bits": made,
                },
            )
    _write_words(ids)


def _shown(ids: list[int]) -> dict[tuple[int, str, str], list[int]]:
    """Who shows what to whom: (ring, facet, value) -> members. Four queries."""
    shown = defaultdict(list)
    rings = {}
    for row in _faces(ids):
        pk, rings[pk] = row["pk"], _rings(row)
        everybody = Visibility.EVERYONE if row["is_public"] else Visibility.MEMBERS
        shown[everybody, LISTED, ""].append(pk)
        if row["is_findable"]:
            shown[everybody, FINDABLE, ""].append(pk)
        for part, facet, value in (
            ("country", "country", row["country"]),
            ("sector", "sector", row["sector"]),
            ("level", "level", row["profile__level"]),
            ("organisation", "kind", row["organisation__sector__group"]),
            *(("offers", "offer", offer) for offer in row["profile__offers"] or ()),
        ):
            if value and rings[pk][part]:
                shown[rings[pk][part], facet, value].append(pk)
    for part, facet, pairs in (
        ("expertise", "priority", _pairs(Expertise, "priority__slug", rings)),
        ("languages", "language", _pairs(MemberLanguage, "language", rings)),
        ("skills", "skill", _skills(rings)),
    ):
        for pk, value in pairs:
            if rings[pk][part]:
                shown[rings[pk][part], facet, value].append(pk)
    return dict(shown)


def _faces(ids):
    columns = ("pk", "is_public", "is_findable", "country", "sector", "profile__level")
    seen = [f"{part}_to" for part in ("country", "sector", "organisation")]
    seen += [
        f"profile__{part}_to" for part in ("level", "offers", "expertise", "languages", "skills")
    ]
    rows = Member.objects.listed().filter(pk__in=ids).order_by("pk")
    return rows.values(*columns, "organisation__sector__group", "profile__offers", *seen)


def _rings(row) -> dict[str, int]:
    """To whom each part is shown; without a public page to members at the most."""
    most = Visibility.EVERYONE if row["is_public"] else Visibility.MEMBERS
    seen = {name: value for name, value in row.items() if name.endswith("_to")}
    return {
        name.removeprefix("profile__").removesuffix("_to"): min(value or 0, most)
        for name, value in seen.items()
    }


def _pairs(model, value, members):
    return model.objects.filter(member__in=members).values_list("member", value)


def _skills(members):
    ours = ContentType.objects.get_for_model(Profile)
    tagged = Profile.skills.through.objects.filter(content_type=ours, object_id__in=members)
    return tagged.values_list("object_id", "tag__slug")


def _write_words(ids):
    """What finds those who want to be found, and the words of their skills."""
    found = Member.objects.findable().filter(pk__in=ids)
    MemberWords.objects.filter(member__in=ids).exclude(member__in=found).delete()
    MemberWords.objects.bulk_create(
        [
            MemberWords(
                member_id=pk,
                keys=misspelt.keys(misspelt.words_of(name)),
                function=fold(headline)[:100] if seen >= Visibility.MEMBERS else "",
            )
            for pk, name, headline, seen in found.values_list(
                "pk", "name", "headline", "headline_to"
            )
        ],
        update_conflicts=True,
        unique_fields=["member"],
        update_fields=["keys", "function"],
    )
    new = Tag.objects.filter(slug__in={slug for _pk, slug in _skills(ids)})
    new = new.exclude(pk__in=SkillWords.objects.values("tag"))
    if made := list(new.values_list("pk", "name")):
        with connection.cursor() as cursor:
            cursor.execute(SKILLS, [[pk for pk, _ in made], [fold(name) for _, name in made]])
