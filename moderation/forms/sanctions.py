"""Deciding about a member. It checks shape; the privacy scan stands in the actions."""

from datetime import datetime, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from moderation.forms.grounds import GroundForm
from moderation.models import Sanction

DAYS = (1, 3, 7, 14, 30, 90)
WITHOUT_END = "0"


def lengths() -> list[tuple[str, str]]:
    """For how long somebody writes nothing, or is not there."""
    return [
        ("", _("Choose one")),
        *((str(n), ngettext("%(n)d day", "%(n)d days", n) % {"n": n}) for n in DAYS),
        (WITHOUT_END, _("Until somebody lifts it")),
    ]


def shorter(than: int | None) -> list[tuple[str, str]]:
    """Lengths from the beginning, of what lasts so many days; None is without an end."""
    return [
        (value, label)
        for value, label in lengths()
        if value != WITHOUT_END and (not value or than is None or int(value) < than)
    ]


class SanctionForm(GroundForm):
    kind = forms.ChoiceField(
        label=_("What is decided"),
        widget=forms.RadioSelect,
        choices=[
            (Sanction.Kind.WARNING, _("A warning. It takes nothing away.")),
            (Sanction.Kind.MUTE, _("No writing. They read, and write nothing that others read.")),
            (
                Sanction.Kind.SUSPENSION,
                _("Suspended. Signed out everywhere, and let in to the reason alone."),
            ),
        ],
    )
    days = forms.ChoiceField(
        label=_("For how long"),
        required=False,
        help_text=_("Not for a warning. It ends by itself, to the minute."),
    )

    field_order = ["kind", "days", "guideline", "words"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].help_text = _("The member reads this. It stays for two years.")
        self.fields["days"].choices = lengths()

    def clean(self):
        data = super().clean()
        if data.get("kind") not in (None, Sanction.Kind.WARNING) and not data.get("days"):
            self.add_error("days", _("Say for how long."))
        return data

    @property
    def until(self) -> datetime | None:
        days = int(self.cleaned_data["days"])
        return timezone.now() + timedelta(days=days) if days else None
