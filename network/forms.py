"""Forms of pages that several apps stand behind. They check shape; the actions do the rest."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.forms.members import ProfileForm
from notifications.forms import HOURS


class WelcomeForm(ProfileForm):
    """The few things that decide what a new member finds here."""

    hour = forms.TypedChoiceField(
        label=_("Daily digest at"),
        choices=HOURS,
        coerce=int,
        help_text=_("One e-mail a day with what is new on your priorities. You can switch it off."),
    )

    field_order = ["country", "sector", "priorities", "languages", "hour", "timezone"]

    @classmethod
    def filled(cls, member, hour: int, data=None):
        """The form with what is known of the member."""
        form = cls.of(member, data)
        form.initial["hour"] = hour
        return form
