"""Who answers for which country, as the secretariat sees it."""

from dataclasses import dataclass

from directory.models import Country
from moderation.models import DutyHours, Responder
from moderation.models.duty import Day
from moderation.models.seals import ENOUGH


@dataclass(frozen=True)
class CountryLine:
    country: Country
    responders: list[Responder]
    hours: DutyHours | None

    @property
    def is_short(self) -> bool:
        """Of the region, and fewer than two: the gravest take two persons."""
        return self.country.region and len(self.responders) < ENOUGH

    @property
    def days(self) -> list[str]:
        return [Day(day).label for day in self.hours.days] if self.hours else []


def lines() -> list[CountryLine]:
    """Every country, also those with nobody. Three queries."""
    named: dict[str, list[Responder]] = {}
    for responder in Responder.objects.with_people():
        named.setdefault(responder.country_id, []).append(responder)
    hours = {row.country_id: row for row in DutyHours.objects.all()}
    return [
        CountryLine(country, named.get(country.pk, []), hours.get(country.pk))
        for country in Country.objects.all()
        if country.region or country.pk in named
    ]
