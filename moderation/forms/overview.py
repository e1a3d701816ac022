"""From when to when: it stands in the address."""

from datetime import date, datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moderation.models.sums import Period

# A quarter, and as long as matters are kept.
USUAL, LONGEST = timedelta(days=90), timedelta(days=731)


class PeriodForm(forms.Form):
    since = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(
        label=_("To, with that day"),
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    @classmethod
    def of(cls, data) -> "PeriodForm":
        """As asked for; the last ninety days where nothing is."""
        today = timezone.localdate()
        asked = {name: data.get(name) for name in ("since", "until") if data.get(name)}
        return cls({"since": today - USUAL, "until": today} | asked)

    def clean(self):
        said = super().clean()
        since, until = said.get("since"), said.get("until")
        if since and until and since > until:
            self.add_error(None, _("The first day is after the last one."))
        elif since and until and until - since > LONGEST:
            self.add_error(None, _("Choose two years at most."))
        return said

    @property
    def period(self) -> Period:
        """What was chosen, in the zone of the page; what is usual when it cannot be."""
        if self.is_valid():
            return _period(self.cleaned_data["since"], self.cleaned_data["until"])
        today = timezone.localdate()
        return _period(today - USUAL, today)


def _period(since: date, until: date) -> Period:
    return Period(_midnight(since), _midnight(until + timedelta(days=1)))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
