"""Forms of what a moderator sets on a thread."""

from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moderation.forms.grounds import GroundForm
from network.lib.zones import zone

LONGEST = timedelta(days=366)


class UntilForm(forms.Form):
    """The last day of something, if it ends by itself."""

    last_day = forms.DateField(
        label=_("Until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The last day, in your own time. Without one it holds until somebody ends it."),
    )

    def __init__(self, *args, member, ends: datetime | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.zone = zone(member.timezone)
        if ends:
            self.initial["last_day"] = timezone.localdate(ends, self.zone)

    def clean_last_day(self):
        day = self.cleaned_data["last_day"]
        today = timezone.localdate(timezone=self.zone)
        if day and not today <= day <= today + LONGEST:
            raise forms.ValidationError(_("Choose a day from today to a year from now."))
        return day

    @property
    def until(self) -> datetime | None:
        """The end of that day."""
        day = self.cleaned_data["last_day"]
        return day and datetime.combine(day, time(23, 59), self.zone)


class PinForm(UntilForm):
    pass


class CloseForm(UntilForm, GroundForm):
    field_order = ["guideline", "words", "last_day"]
