"""Forms about what has changed. They check shape; the privacy scan stands in the actions."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models import Change, Organisation, OrganisationDomain
from network.lib.languages import sort_key

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


class ChangeDecisionForm(forms.Form):
    """What the secretariat decides about a change."""

    ACCEPT, ASK, DECLINE = "accept", "ask", "decline"
    decision = forms.ChoiceField(
        choices=[(ACCEPT, ACCEPT), (ASK, ASK), (DECLINE, DECLINE)], widget=forms.HiddenInput
    )
    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.by_name(),
        required=False,
        empty_label=_("Choose the one that is meant"),
        help_text=_("Needed to accept. It is not in the list? Add it first."),
    )
    words = forms.CharField(
        label=_("Your words to the member"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Mailed, and shown to the member. Needed to ask and to decline."),
    )

    def __init__(self, data=None, *, change: Change):
        super().__init__(data)
        if change.kind == Change.Kind.EMPLOYER:
            self.initial["organisation"] = _likely(change)
        else:
            del self.fields["organisation"]

    def clean(self):
        cleaned = super().clean()
        decision = cleaned.get("decision")
        if decision in (self.ASK, self.DECLINE) and not cleaned.get("words"):
            self.add_error("words", _("Say what you need to know, or why not."))
        asks_which = "organisation" in self.fields and not cleaned.get("organisation")
        if decision == self.ACCEPT and asks_which:
            self.add_error("organisation", _("Choose the organisation that is meant."))
        return cleaned


def _likely(change: Change) -> int | None:
    """The organisation of that very name, else the one whose mail domain the member has."""
    named = Organisation.objects.filter(sort_key=sort_key(change.organisation)).first()
    if named:
        return named.pk
    known = OrganisationDomain.objects.of_address(change.member.email)
    return known[0].organisation_id if known else None
