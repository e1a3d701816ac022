"""What is asked of who reports something, and of who objects. The words are never looked at."""

from django import forms
from django.utils.translation import gettext_lazy as _

from moderation.models import Report


class ReportForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("What is wrong?"), choices=Report.Reason, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("What should the moderators know?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In your own words. You need not repeat what stands there."),
    )


class AppealForm(forms.Form):
    words = forms.CharField(
        label=_("Why do you think it is wrong?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Another person reads it than the one who decided."),
    )


class MendForm(forms.Form):
    text = forms.CharField(
        label=_("Your words, mended"),
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("A moderator reads them before anybody else does."),
    )
