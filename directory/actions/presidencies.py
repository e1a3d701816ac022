"""Who chairs a body in which year. The chair comes with the Council's presidency, each 1 July."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from directory.actions.seats import Impossible
from directory.models import Member, Party, PresidencyTerm
from network.lib.audit import audit


def keep(
    *,
    presidency: PresidencyTerm,
    party: Party,
    year: int,
    chair: Member | None = None,
    vice_chair: Member | None = None,
    by: Member | None = None,
) -> PresidencyTerm:
    """Write down who chairs a body from 1 July of a year to 30 June of the next.

    Args:
        presidency: with its body; unsaved when it is new.
        chair, vice_chair: None while they are not known.
        by: of the secretariat; None for the demo.

    Raises:
        Impossible: the party has no seat there, another one chairs in that year, one person would
            be both, or somebody is not admitted.
    """
    known = {
        "party": party,
        "starts": date(year, 7, 1),
        "ends": date(year + 1, 6, 30),
        "chair": chair,
        "vice_chair": vice_chair,
    }
    _may_be(presidency, party, chair, vice_chair)
    is_new = presidency._state.adding
    changed = [
        field for field, value in known.items() if is_new or getattr(presidency, field) != value
    ]
    for field in changed:
        setattr(presidency, field, known[field])
    try:
        with transaction.atomic():
            presidency.save()
            if by:
                act = "presidency_added" if is_new else "presidency_changed"
                audit(act, actor=by, subject=presidency, changed=changed, year=year)
    except IntegrityError:
        told = _("Somebody chairs in %(years)s already.")
        raise Impossible(told % {"years": presidency.years}) from None
    return presidency


def _may_be(presidency, party, chair, vice_chair) -> None:
    if not presidency.body.seats.filter(party=party).exists():
        raise Impossible(_("%(party)s has no seat there.") % {"party": party})
    if chair and chair == vice_chair:
        raise Impossible(_("Chair and vice-chair are two persons."))
    for member in filter(None, (chair, vice_chair)):
        if not member.is_admitted:
            raise Impossible(_("%(name)s is not admitted as a member.") % {"name": member.name})
