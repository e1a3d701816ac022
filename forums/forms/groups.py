"""Letting somebody into a group."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AddForm(forms.Form):
    who = forms.CharField(
        label=_("Handle or name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("Of a colleague who is admitted and not in yet."),
    )
