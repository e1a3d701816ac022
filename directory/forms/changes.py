"""Forms about what has changed. They check shape; the privacy scan stands in the actions."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models import Change

LONGEST_AGO = timedelta(days=730)


class EmployerForm(forms.Form):
    """What a member says of a new employer or function."""

    organisation = forms.CharField(
        label=_("Organisation"),
        max_length=160,
        help_text=_(
            "Where you work now, in your own words. The same as before, if only your "
            "function is new."
        ),
    )
    function = forms.CharField(
        label=_("Function"), max_length=80, help_text=_("What you do there, in a line.")
    )
    starts = forms.DateField(
        label=_("Since"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Today or earlier: tell us when it has begun."),
    )
    words = forms.CharField(
        label=_("What else the secretariat should know"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("A page that names you, or a colleague who can say so."),
    )
    understood = forms.BooleanField(label=_("I have read what is closed to me meanwhile."))

    def clean_starts(self):
        day, today = self.cleaned_data["starts"], timezone.now().date()
        if not today - LONGEST_AGO <= day <= today:
            raise forms.ValidationError(_("Choose today or a day of the last two years."))
        return day

    @property
    def said(self) -> dict:
        """Keyword arguments of the action."""
        return {name: value for name, value in self.cleaned_data.items() if name != "understood"}


class CorrectionForm(forms.Form):
    words = forms.CharField(
        label=_("What is wrong, and what is right?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class ChangeFilter(forms.Form):
    """Which changes the secretariat looks at; lives in the address."""

    UNDECIDED = "undecided"
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[(UNDECIDED, _("Not decided yet")), *Change.State.choices],
    )
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("Any")), *Change.Kind.choices]
    )
