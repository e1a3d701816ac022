"""Where else a member works, and where they worked before.

The main employer is not changed here: the secretariat verifies it (directory/actions/changes.py).
"""

from datetime import date

from django.db import transaction

from directory.actions.members import shown_changed
from directory.models import Affiliation, Member, Organisation
from network.lib.written import through_scan


def tell_of(
    *,
    member: Member,
    organisation: Organisation,
    function: str,
    starts: date,
    ends: date | None = None,
) -> Affiliation:
    """Say that a member works, or worked, somewhere beside their main employer.

    Raises:
        Refused: the privacy scan found something in the function.
    """
    function = through_scan("directory.Affiliation.function", function).text
    with transaction.atomic():
        told = Affiliation.objects.create(
            member=member,
            organisation=organisation,
            function=function,
            starts=starts,
            ends=ends,
            main=False,
        )
        shown_changed(member, on_posts=False)
    return told


def end(*, affiliation: Affiliation, ends: date) -> None:
    """It was until that day."""
    with transaction.atomic():
        affiliation.ends = ends
        affiliation.save(update_fields=["ends"])
        shown_changed(affiliation.member, on_posts=False)


def take_out(*, affiliation: Affiliation) -> None:
    """It is not said any more."""
    with transaction.atomic():
        affiliation.delete()
        shown_changed(affiliation.member, on_posts=False)
