"""What colleagues can be narrowed down by in the directory, and what each choice is called.

A facet shows a part of members (directory/models/visibility.py), so only what a reader may see of
somebody counts for them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from directory.models import Profile
from directory.vocabularies import (
    countries_by_code,
    languages_by_code,
    levels_by_slug,
    priorities_in_use,
    sectors_by_slug,
    skills_in_use,
)


@dataclass(frozen=True)
class Facet:
    """One thing that can be chosen.

    Args:
        name: in the address and in the bits.
        label: as a person calls it.
        part: which part of a member it shows.
        values: () -> {value: label}, in the order they are shown; None where members make them.
    """

    name: str
    label: str | Promise
    part: str
    values: Callable[[], dict[str, object]] | None = None

    def labels(self, values: Iterable[str]) -> dict[str, object]:
        """The labels of the values that are known. One query for skills that are not common."""
        if not (values := list(values)):
            return {}
        if self.values is not None:
            known = self.values()
            return {value: known[value] for value in values if value in known}
        common = skills_in_use()
        known = {value: common[value] for value in values if value in common}
        rare = [value for value in values if value not in common]
        return known | dict(Tag.objects.filter(slug__in=rare).values_list("slug", "name"))


def _countries():
    """The region's first."""
    found = sorted(
        countries_by_code().values(), key=lambda country: (not country.region, str(country))
    )
    return {country.pk: country for country in found}


def _sectors():
    found = sorted(sectors_by_slug().values(), key=lambda sector: sector.position)
    return {sector.pk: sector for sector in found}


def _levels():
    found = sorted(levels_by_slug().values(), key=lambda level: level.position)
    return {level.pk: level for level in found}


def _kinds():
    """What kind of organisation: the group of its sector."""
    return {sector.group: sector.group_said for sector in _sectors().values()}


def _priorities():
    return {priority.slug: priority for priority in priorities_in_use()}


def _languages():
    return dict(sorted(languages_by_code().items()))


def _offers():
    return dict(Profile.Offer.choices)


PRIORITY = Facet("priority", _("Priority"), "expertise", _priorities)
COUNTRY = Facet("country", _("Country"), "country", _countries)
SECTOR = Facet("sector", _("Sector"), "sector", _sectors)
SKILL = Facet("skill", _("Skill"), "skills")
FACETS = (
    COUNTRY,
    PRIORITY,
    SECTOR,
    SKILL,
    Facet("language", _("Language"), "languages", _languages),
    Facet("level", _("Level"), "level", _levels),
    Facet("offer", _("Offers"), "offers", _offers),
    Facet("kind", _("Kind of organisation"), "organisation", _kinds),
)
BY_NAME = {facet.name: facet for facet in FACETS}
