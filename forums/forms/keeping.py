"""Keeping a post."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

FURTHEST = timedelta(days=2 * 365)


class BookmarkForm(forms.Form):
    note = forms.CharField(
        label=_("Note to yourself"),
        max_length=300,
        required=False,
        help_text=_("Nobody else sees it. No names of children here either."),
    )
    remind_at = forms.DateTimeField(
        label=_("Remind me"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("In your own time zone. It is then in your notifications, once."),
    )

    def clean_remind_at(self):
        moment, now = self.cleaned_data["remind_at"], timezone.now()
        if moment and not now < moment < now + FURTHEST:
            raise forms.ValidationError(_("Choose a moment that is ahead, within two years."))
        return moment
