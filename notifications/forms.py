"""When the digest comes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from notifications.models import DigestPreference

HOURS = [(hour, f"{hour:02}:00") for hour in range(24)]


class DigestForm(forms.ModelForm):
    rhythm = forms.ChoiceField(
        label=_("Digest by e-mail"),
        choices=DigestPreference.Rhythm.choices,
        widget=forms.RadioSelect,
    )
    hour = forms.TypedChoiceField(
        label=_("At"), choices=HOURS, coerce=int, help_text=_("In your own time zone.")
    )

    class Meta:
        model = DigestPreference
        fields = ["rhythm", "hour"]
