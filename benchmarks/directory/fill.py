"""A hundred thousand colleagues, with all that the directory narrows down by: always the same."""

import random
from collections.abc import Callable
from itertools import count

from django.contrib.contenttypes.models import ContentType
from taggit.models import Tag, TaggedItem

from directory.actions import faceting
from directory.models import (
    Country,
    Expertise,
    Language,
    Member,
    MemberLanguage,
    Organisation,
    PlaceLevel,
    Priority,
    Profile,
    Sector,
)
from network.lib.languages import sort_key
from network.scale.shape import SPAN, this_morning
from network.scale.write import copy

# Above what people and the scale reach.
OFFSET = 2_000_000_000
COLLEAGUES, ORGANISATIONS, SKILLS = 100_000, 5_000, 2_000
FIRST = """
    Anna Mari Łukasz Jānis Ilze Þórunn Åse Søren Jürgen Tuula Ozolas Vytautas Katarzyna Björn Eva
    Juhani Liis Mihkel Kaisa Peeter Guðrún Agnieszka Rasmus Ingrid Olga Сергей Юлия Anders Piret
    Henrik Zofia Marek Andris Dace Birutė Jonas Astrid Leif Nina Žydrūnas
""".split()
BEGINNINGS = "Kal Ber Lind Nor Tam Jõ Sär Mäk Wój Koz Pet Ol Žuk Björ Ås Gun Vil Rau Lau".split()
MIDDLES = "e i a o ve ni la ke ri sa to mi".split()
ENDS = "nen ņš ski sen son ste qvist lund aitis mann dóttir mets va berg".split()
WORDS = """
    guardianship assessment interview forensic foster kinship trauma parenting training evaluation
    legislation statistics mediation disability outreach helpline asylum trafficking online school
    prevention supervision participation cooperation research ethics court police nursing therapy
""".split()


def fill(say: Callable[[str], None]) -> None:
    """Write them once."""
    if Member.objects.filter(pk__gte=OFFSET).exists():
        return
    chance = random.Random(1998)
    organisations = _organisations(chance)
    skills = _skills(chance)
    _members(chance, organisations)
    _about(chance, skills)
    say(f"{COLLEAGUES:,} colleagues")
    faceting.refresh_all(say)


def _organisations(chance) -> list[int]:
    countries = list(Country.objects.order_by("pk").values_list("pk", flat=True))
    sectors = list(Sector.objects.values_list("pk", flat=True))
    ids = range(OFFSET, OFFSET + ORGANISATIONS)
    copy(
        Organisation,
        "id slug name sort_key country sector website",
        (
            (pk, f"office-{pk}", name, sort_key(name), chance.choice(countries), sector, "")
            for pk in ids
            for sector in [chance.choice(sectors)]
            for name in [f"{_surname(chance)} {sector.replace('-', ' ')} office"]
        ),
    )
    return list(ids)


def _skills(chance) -> list[int]:
    ids = list(range(OFFSET, OFFSET + SKILLS))
    names = (f"{chance.choice(WORDS)} {chance.choice(WORDS)} {pk - OFFSET}" for pk in ids)
    rows = ((pk, name, name.replace(" ", "-")) for pk, name in zip(ids, names, strict=True))
    copy(Tag, "id name slug", rows)
    return ids


def _surname(chance) -> str:
    return chance.choice(BEGINNINGS) + chance.choice(MIDDLES) + chance.choice(ENDS)


def _members(chance, organisations):
    countries = list(Country.objects.filter(region=True).values_list("pk", flat=True))
    sectors = list(Sector.objects.order_by("position").values_list("pk", flat=True))
    weights = [len(countries) - place for place, _ in enumerate(countries)]
    confirmed = this_morning()
    joined = confirmed - SPAN

    def rows():
        for pk in range(OFFSET, OFFSET + COLLEAGUES):
            name = f"{chance.choice(FIRST)} {_surname(chance)}"
            [country] = chance.choices(countries, weights)
            yield (
                *(pk, f"colleague-{pk}@scale.invalid", f"colleague-{pk}", name, sort_key(name)),
                *(f"{chance.choice(WORDS)} adviser", "member", country, chance.choice(sectors)),
                *(chance.choice(organisations), "Europe/Helsinki", "en", 1, joined, confirmed),
                *(True, joined, "!"),
            )

    copy(
        Member,
        "id email handle name sort_key headline role country sector organisation timezone "
        "language face_version admitted_at confirmed_at is_active joined_at password",
        rows(),
    )


def _about(chance, skills):
    ids = range(OFFSET, OFFSET + COLLEAGUES)
    levels = list(PlaceLevel.objects.values_list("pk", flat=True))
    offers = Profile.Offer.values
    copy(
        Profile,
        "member about level offers",
        ((pk, "", chance.choice(levels), chance.sample(offers, chance.randrange(3))) for pk in ids),
    )
    priorities = list(Priority.objects.in_use().values_list("pk", flat=True))
    copy(
        Expertise,
        "member priority depth",
        (
            (pk, priority, chance.randrange(1, 4))
            for pk in ids
            for priority in chance.sample(priorities, chance.randrange(1, 4))
        ),
    )
    others = list(Language.objects.exclude(pk="en").values_list("pk", flat=True))
    copy(
        MemberLanguage,
        "member language",
        (
            (pk, language)
            for pk in ids
            for language in [
                *(["en"] if chance.random() < 0.8 else []),
                *chance.sample(others, chance.randrange(1, 3)),
            ]
        ),
    )
    ours = ContentType.objects.get_for_model(Profile).pk
    places = count(OFFSET)
    copy(
        TaggedItem,
        "id object_id content_type tag",
        (
            (next(places), pk, ours, skill)
            for pk in ids
            # The first ones are common, most of them rare: 1/n, as words are.
            for skill in {skills[int(SKILLS ** chance.random()) - 1] for _ in range(3)}
        ),
    )
