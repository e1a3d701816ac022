from django.db import transaction
from django.db.models import F

from directory.models import Member, Organisation
from network.lib.languages import sort_key
from network.lib.written import through_scan


def enter(*, slug: str, name: str, country, sector, website: str = "") -> Organisation:
    """Enter an organisation, or bring the one with that slug up to date.

    Raises:
        Refused: the privacy scan found something in the name.
    """
    name = through_scan("directory.Organisation.name", name).text
    values = {"name": name, "sort_key": sort_key(name), "country": country, "sector": sector}
    with transaction.atomic():
        renamed = Organisation.objects.filter(slug=slug).exclude(name=name)
        # Every post shows its author's organisation.
        Member.objects.filter(organisation__in=renamed).update(face_version=F("face_version") + 1)
        return Organisation.objects.update_or_create(
            slug=slug, defaults=values | {"website": website}
        )[0]
