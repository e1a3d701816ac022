"""What a moderator types to take a shift, and to go home."""

from datetime import datetime, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models import Member
from moderation.access import MODERATES


class ShiftForm(forms.Form):
    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    starts = forms.TimeField(label=_("From"), widget=forms.TimeInput(attrs={"type": "time"}))
    ends = forms.TimeField(
        label=_("To"),
        widget=forms.TimeInput(attrs={"type": "time"}),
        help_text=_("Before the first time: on the next day."),
    )

    def clean(self):
        said = super().clean()
        if {"day", "starts", "ends"} <= said.keys():
            last = said["day"] + timedelta(days=said["ends"] <= said["starts"])
            self.starts = timezone.make_aware(datetime.combine(said["day"], said["starts"]))
            self.ends = timezone.make_aware(datetime.combine(last, said["ends"]))
        return said


class GoHomeForm(forms.Form):
    to = forms.ModelChoiceField(label=_("To whom"), queryset=Member.objects.none())
    words = forms.CharField(
        label=_("Note for your colleague"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The same with each matter. Without what tells who somebody is."),
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        moderators = Member.objects.admitted().filter(role__in=MODERATES).exclude(pk=by.pk)
        self.fields["to"].queryset = moderators.by_name()
        self.fields["to"].label_from_instance = lambda member: member.name
