"""Entering organisations, bringing them up to date, and making one of two."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.text import slugify

from directory.actions import faceting
from directory.models import (
    Affiliation,
    ContactPoint,
    Invitation,
    Member,
    Organisation,
    OrganisationDomain,
    Spokesperson,
)
from network.lib.audit import audit
from network.lib.languages import fold, sort_key
from network.lib.written import through_scan


def enter(*, slug: str, name: str, country, sector, website: str = "") -> Organisation:
    """Enter an organisation, or bring the one with that slug up to date: for imports.

    Raises:
        Refused: the privacy scan found something in the name.
    """
    name = through_scan("directory.Organisation.name", name).text
    values = {"name": name, "sort_key": sort_key(name), "country": country, "sector": sector}
    with transaction.atomic():
        renamed = Organisation.objects.filter(slug=slug).exclude(name=name)
        _show_anew(_shown_with(renamed))
        return Organisation.objects.update_or_create(
            slug=slug, defaults=values | {"website": website}
        )[0]


def make(
    *,
    by: Member,
    name: str,
    country,
    sector,
    domains: Sequence[str] = (),
    overridden: bool = False,
    **more,
) -> Organisation:
    """Enter an organisation that is not there yet.

    Args:
        by: of the secretariat.
        domains: of mail, which no other organisation has.
        overridden: the secretariat says that what the scan doubts names an office and no person.
        more: website, level, parent, and what is known of its safeguarding.

    Raises:
        Refused: the privacy scan found something in the name.
    """
    name = through_scan("directory.Organisation.name", name, overridden=overridden).text
    with transaction.atomic():
        organisation = Organisation.objects.create(
            slug=_free_slug(name),
            name=name,
            sort_key=sort_key(name),
            country=country,
            sector=sector,
            **more,
        )
        _keep_domains(organisation, domains)
        audit("organisation_made", actor=by, subject=organisation, domains=len(domains))
    return organisation


def change(
    *,
    organisation: Organisation,
    by: Member,
    name: str,
    country,
    sector,
    domains: Sequence[str] = (),
    overridden: bool = False,
    **more,
) -> Organisation:
    """Bring an organisation up to date; its address here stays.

    Args:
        by: of the secretariat.
        domains: of mail, all of them.
        overridden, more: as for `make`; what is not given stays.

    Raises:
        Refused: the privacy scan found something in the name.
    """
    name = through_scan("directory.Organisation.name", name, overridden=overridden).text
    values = {"name": name, "country": country, "sector": sector, **more}
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
        changed = [field for field, new in values.items() if getattr(organisation, field) != new]
        for field in changed:
            setattr(organisation, field, values[field])
        organisation.sort_key = sort_key(name)
        organisation.save(update_fields=[*changed, "sort_key"])
        if "name" in changed:
            _show_anew(_shown_with([organisation]))
        if "sector" in changed:
            _count_anew(organisation)
        if _keep_domains(organisation, domains):
            changed.append("domains")
        if changed:
            audit("organisation_changed", actor=by, subject=organisation, changed=changed)
    return organisation


def complete(
    *, organisation: Organisation, by: Member, domains: Sequence[str] = (), **known
) -> Organisation:
    """Add what was not known of an organisation; what is known stays.

    Args:
        by: of the secretariat.
        domains: of mail, which no other organisation has.
        known: country, sector, and as for `make`.
    """
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
        added = [name for name, value in known.items() if value and not getattr(organisation, name)]
        if "parent" in added and organisation in [known["parent"], *known["parent"].above()]:
            added.remove("parent")
        for name in added:
            setattr(organisation, name, known[name])
        organisation.save(update_fields=added)
        there = set(organisation.domains.values_list("domain", flat=True))
        if _keep_domains(organisation, [*there, *domains]):
            added.append("domains")
        if added:
            audit("organisation_changed", actor=by, subject=organisation, changed=added)
    return organisation


@dataclass(frozen=True)
class Moved:
    """What a merge moves, or would."""

    members: int
    affiliations: int
    invitations: int
    domains: int
    contact_points: int
    parts: int


def what_moves(organisation: Organisation) -> Moved:
    """What merging an organisation into another would move. Six queries."""
    return Moved(
        members=organisation.members.count(),
        affiliations=organisation.affiliations.count(),
        invitations=Invitation.objects.filter(organisation=organisation).count(),
        domains=organisation.domains.count(),
        contact_points=organisation.contact_points.count(),
        parts=organisation.parts.count(),
    )


def merge(*, organisation: Organisation, into: Organisation, by: Member) -> Moved:
    """Make one of two: all that points at the one points at the other, and the empty one goes.

    Args:
        by: of the secretariat.

    Raises:
        ValueError: both are the same.
        Organisation.DoesNotExist: somebody merged one of them meanwhile.
    """
    if organisation.pk == into.pk:
        raise ValueError("an organisation is not merged into itself")
    with transaction.atomic():
        # In order of their number, so that two merges the other way round do not wait for each
        # other. Nobody can be given a locked organisation until it is gone.
        both = Organisation.objects.select_for_update().order_by("pk")
        found = {row.pk: row for row in both.filter(pk__in=[organisation.pk, into.pk])}
        if len(found) < 2:
            raise Organisation.DoesNotExist
        moved = what_moves(organisation)
        _show_anew(_shown_with([organisation]))
        Member.objects.filter(organisation=organisation).update(organisation=into)
        # Of who was named for both, one runs on.
        named = Spokesperson.objects.filter(organisation=organisation)
        twice = Spokesperson.objects.running().filter(organisation=into).values("member")
        named.running().filter(member__in=twice).update(until=timezone.now())
        named.update(organisation=into)
        Affiliation.objects.filter(organisation=organisation).update(organisation=into)
        Invitation.objects.filter(organisation=organisation).update(organisation=into)
        OrganisationDomain.objects.filter(organisation=organisation).update(organisation=into)
        ContactPoint.objects.filter(organisation=organisation).update(organisation=into)
        # Nothing becomes part of what is part of it.
        parts = organisation.parts.exclude(pk__in=[into.pk, *(row.pk for row in into.above())])
        parts.update(parent=into)
        audit(
            "organisation_merged",
            actor=by,
            subject=into,
            merged=organisation.pk,
            members=moved.members,
            affiliations=moved.affiliations,
        )
        found[organisation.pk].delete()
        _count_anew(into)
    return moved


def _shown_with(organisations):
    """Whose posts name one of them: who works there, and who has spoken for it."""
    spoke = Spokesperson.objects.filter(organisation__in=organisations).values("member")
    return Member.objects.filter(Q(organisation__in=organisations) | Q(pk__in=spoke))


def _show_anew(members) -> None:
    """Posts show organisations: they are rendered anew."""
    members.update(face_version=F("face_version") + 1)


def _count_anew(organisation: Organisation) -> None:
    faceting.refresh(organisation.members.values_list("pk", flat=True))


def _keep_domains(organisation: Organisation, domains: Sequence[str]) -> bool:
    """Make these the organisation's domains; return whether anything changed."""
    wanted = set(domains)
    known = set(organisation.domains.values_list("domain", flat=True))
    organisation.domains.exclude(domain__in=wanted).delete()
    OrganisationDomain.objects.bulk_create(
        OrganisationDomain(organisation=organisation, domain=domain)
        for domain in sorted(wanted - known)
    )
    return wanted != known


def _free_slug(name: str) -> str:
    wanted = slugify(fold(name))[:70] or "organisation"
    taken = set(Organisation.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    slug, number = wanted, 1
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug
