"""The secretariat takes a list of members out of Havn, on record."""

from collections.abc import Iterator, Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import Member
from network.lib.audit import audit

# Why: chosen and not written, so that the record holds no words about anybody.
PURPOSES = {
    "report": gettext_lazy("A report of the secretariat or of the presidency"),
    "meeting": gettext_lazy("An invitation to a meeting"),
    "check": gettext_lazy("Checking whether roles and employers are still right"),
    "authority": gettext_lazy("A request of an authority with a right to it"),
    "move": gettext_lazy("Moving Havn to another place"),
}
BATCH = 1000


def export_members(
    *, by: Member, purpose: str, chosen: Mapping[str, object], with_email: bool
) -> Iterator[Sequence[object]]:
    """Write on record who takes the list, what for and how long it is, and give its lines.

    A line has what every member sees of a colleague, and the address only where that is asked for,
    so what somebody hides stays in Havn. Who is not listed, or asked that their data be kept and
    not used, is not in it.

    Args:
        purpose: of PURPOSES.
        chosen: of country, sector and priority, what the list is narrowed to.
        with_email: whether their addresses go with it.
    """
    rows = _members(**chosen)
    with transaction.atomic():
        facts = {name: getattr(value, "slug", None) or value.pk for name, value in chosen.items()}
        audit(
            "members_exported",
            actor=by,
            subject=by,
            purpose=purpose,
            members=rows.count(),
            with_email=with_email,
            **facts,
        )
    return _lines(rows, with_email)


def _members(country=None, sector=None, priority=None):
    rows = Member.objects.listed()
    if country:
        rows = rows.showing("country").in_country(country.pk)
    if sector:
        rows = rows.showing("sector").in_sector(sector.pk)
    if priority:
        rows = rows.showing("expertise").working_on(priority.slug)
    return rows


def _lines(rows, with_email: bool) -> Iterator[Sequence[object]]:
    heads = [_("Name"), _("Function"), _("Organisation"), _("Country"), _("Sector"), _("Role")]
    yield [*heads, *([_("E-mail")] if with_email else [])]
    for member in rows.with_card().by_name().iterator(chunk_size=BATCH):
        face = member.face
        line = [member.name, face.headline, face.organisation or "", face.country or ""]
        line += [face.sector or "", member.get_role_display()]
        yield [str(cell) for cell in (*line, *([member.email] if with_email else []))]
