"""The form of a year in the chair. It checks shape; what cannot be is said by the action."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.forms.seats import ActingForm
from directory.models import Body, Member, Party, PresidencyTerm


class HandleField(forms.CharField):
    """A member, by handle."""

    def __init__(self, **more):
        super().__init__(max_length=31, required=False, **more)

    def clean(self, value):
        written = super().clean(value).lstrip("@").lower()
        if not written:
            return None
        member = Member.objects.admitted().filter(handle=written).first()
        if member is None:
            raise forms.ValidationError(_("No member has this handle."))
        return member


class PresidencyForm(ActingForm):
    party = forms.ModelChoiceField(label=_("Party"), queryset=Party.objects.none())
    year = forms.IntegerField(
        label=_("First year"),
        min_value=1990,
        max_value=2100,
        help_text=_("It begins on 1 July of this year and ends on 30 June of the next."),
    )
    chair = HandleField(label=_("Chair"), help_text=_("The handle, such as anna-m."))
    vice_chair = HandleField(label=_("Vice-chair"), help_text=_("The handle, too."))

    def __init__(self, data=None, *, body: Body, **more):
        super().__init__(data, **more)
        self.fields["party"].queryset = Party.objects.filter(seats__body=body).order_by("name")

    @classmethod
    def of(cls, presidency: PresidencyTerm, data=None):
        initial = {
            "party": presidency.party_id,
            "year": presidency.starts.year,
            "chair": presidency.chair and presidency.chair.handle,
            "vice_chair": presidency.vice_chair and presidency.vice_chair.handle,
        }
        return cls(data, body=presidency.body, initial=initial)
