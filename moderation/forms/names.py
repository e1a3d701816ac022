"""The form before a name is shown. It checks shape; the privacy scan stands in the action."""

from django import forms
from django.utils.translation import gettext_lazy as _

from moderation.forms.seals import OpenSealForm


class LearnNameForm(OpenSealForm):
    reason = forms.CharField(
        label=_("Why you need the name"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Kept on record with your name. Who asked reads the reason and your role, and not "
            "your name."
        ),
    )
