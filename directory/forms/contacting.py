"""Forms about words between two members. They check shape; the actions do the rest."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ContactForm(forms.Form):
    subject = forms.CharField(label=_("Subject"), max_length=120)
    text = forms.CharField(
        label=_("Your words"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("No names, numbers or addresses of children and families."),
    )


class ContactableForm(forms.Form):
    is_contactable = forms.BooleanField(
        label=_("Colleagues may write to me through Havn"),
        required=False,
        help_text=_("They never see your address. Who you wrote to may answer all the same."),
    )
