"""Keeping the help numbers right."""

from django.db import transaction
from django.utils import timezone

from directory.models import HelpNumber
from network.lib.audit import audit
from network.lib.written import through_scan


def check(
    *, help_number: HelpNumber, number: str, name: str, note: str, source: str, by
) -> HelpNumber:
    """Write down what was found at the source today; who looked answers for it.

    Raises:
        Refused: the privacy scan found something.
    """
    words = {
        "number": through_scan("directory.HelpNumber.number", number).text,
        "name": through_scan("directory.HelpNumber.name", name).text,
        "note": through_scan("directory.HelpNumber.note", note).text,
        "source": source,
    }
    changed = [field for field, value in words.items() if getattr(help_number, field) != value]
    with transaction.atomic():
        for field, value in words.items():
            setattr(help_number, field, value)
        help_number.checked_on = timezone.localdate()
        help_number.withdrawn = False
        help_number.save()
        audit("help_number_checked", actor=by, subject=help_number, changed=changed)
    return help_number


def withdraw(*, help_number: HelpNumber, by) -> HelpNumber:
    """Take a number off the pages at once: it does not answer, or answers no longer."""
    with transaction.atomic():
        help_number.withdrawn = True
        help_number.save(update_fields=["withdrawn"])
        audit("help_number_withdrawn", actor=by, subject=help_number)
    return help_number
