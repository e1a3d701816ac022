"""What waits for the secretariat beside the desk's own matters: cards that lead to its pages."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import ngettext

from directory.access import is_secretariat
from directory.models import Application, Change


@dataclass(frozen=True)
class Card:
    """How much of one kind waits, and where it is decided."""

    words: str
    address: str


def waiting_for_office(member) -> list[Card]:
    """Nothing for who is not of the secretariat. Two queries."""
    if not is_secretariat(member):
        return []
    applications = Application.objects.confirmed().undecided().count()
    changes = Change.objects.undecided().count()
    cards = [
        (
            applications,
            ngettext("%(n)d application waits", "%(n)d applications wait", applications),
            "secretariat_applications",
        ),
        (
            changes,
            ngettext(
                "%(n)d change of name or employer waits",
                "%(n)d changes of name or employer wait",
                changes,
            ),
            "secretariat_changes",
        ),
    ]
    return [Card(words % {"n": n}, reverse(name)) for n, words, name in cards if n]
