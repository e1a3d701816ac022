"""What the cells of a list mean: words of the vocabulary as people write them, and employers."""

import re
from collections import defaultdict
from collections.abc import Iterable

from directory import labels, vocabularies
from directory.mail_domains import domain_of
from directory.models import Country, Organisation, OrganisationDomain, PlaceLevel, Sector
from network.lib.languages import fold


def country(written: str) -> Country | None:
    """By either code, or by its name in any language of the region."""
    rows, said = vocabularies.countries_by_code(), fold(written)
    codes = {code: pk for pk, row in rows.items() for code in (pk.lower(), row.alpha3.lower())}
    return rows.get(codes.get(said) or labels.called("country", written))


def sector(written: str) -> Sector | None:
    return _labelled("sector", vocabularies.sectors_by_slug(), written)


def level(written: str) -> PlaceLevel | None:
    return _labelled("level", vocabularies.levels_by_slug(), written)


def languages(written: str) -> list[str] | None:
    """Their codes, by code or by name in English or their own; None when one is not known."""
    rows = vocabularies.languages_by_code().values()
    known = {fold(name): row.pk for row in rows for name in (row.pk, row.name, row.native)}
    return _each(re.split(r"[,;/|\s]+", written), known)


def priorities(written: str) -> list[str] | None:
    """Slugs of those in use, by slug, label or number; None when one is not known."""
    known = {}
    for row in vocabularies.priorities_in_use():
        known |= dict.fromkeys((row.slug, fold(row.label), str(row.number)), row.slug)
    return _each(re.split(r"[,;/|]+", written), known)


class Employers:
    """The organisations there are, by name and by mail domain. Two queries for a whole list.

    Args:
        addresses: of mail, or domains: of these the domains are looked up.
    """

    def __init__(self, addresses: Iterable[str] = ()):
        self._named: dict[str, list[tuple]] = defaultdict(list)
        for pk, name, code in Organisation.objects.values_list("pk", "name", "country"):
            self._named[fold(name)].append((pk, code))
        domains = {ending for written in addresses for ending in _endings(written)}
        found = OrganisationDomain.objects.filter(domain__in=domains)
        self._of_domain = dict(found.values_list("domain", "organisation"))

    def named(self, name: str, code: str | None) -> int | None:
        """Of that name: the one in the country, else the only one there is; None for none."""
        there = self._named.get(fold(name), [])
        here = [pk for pk, country_code in there if country_code == code]
        all_of_them = here or [pk for pk, _code in there]
        return all_of_them[0] if len(all_of_them) == 1 else None

    def all_of(self, name: str, code: str | None, domains: Iterable[str]) -> set[int]:
        """What has that name in that country, or one of the domains."""
        there = {pk for pk, country_code in self._named.get(fold(name), []) if country_code == code}
        return there | {self._of_domain[domain] for domain in domains if domain in self._of_domain}

    def add(self, organisation: Organisation, domains: Iterable[str]) -> None:
        """One that was entered since."""
        self._named[fold(organisation.name)].append((organisation.pk, organisation.country_id))
        self._of_domain |= dict.fromkeys(domains, organisation.pk)

    def of_address(self, email: str) -> int | None:
        """The closest domain counts: `a@mail.sm.ee` is of `sm.ee` too."""
        return next((self._of_domain[d] for d in _endings(email) if d in self._of_domain), None)


def _endings(email: str) -> list[str]:
    labels = domain_of(email).split(".")
    return [".".join(labels[start:]) for start in range(len(labels) - 1)]


def _labelled(facet: str, rows: dict, written: str):
    said = fold(written)
    return rows.get(said) or rows.get(labels.called(facet, written))


def _each(words: list[str], known: dict[str, str]) -> list[str] | None:
    found = [known.get(fold(word.strip())) for word in words if word.strip()]
    return None if None in found else list(dict.fromkeys(found))
