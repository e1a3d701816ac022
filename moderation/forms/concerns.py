"""What is asked about a concern. Shape only: the words are never looked at here."""

import uuid
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.forms.countries import CountryField
from directory.models import Country, Member
from moderation.models import Concern, ConcernStep, Day

# No scan, no rule: only so that one form does not fill the disk.
MOST = 20_000
TIMEZONES = sorted(name for name in available_timezones() if name.startswith("Europe/"))


def _words(label, rows=4, **more):
    return forms.CharField(
        label=label, max_length=MOST, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


def _clock():
    return forms.TimeInput(format="%H:%M", attrs={"autocomplete": "off"})


class ConcernForm(forms.Form):
    about = forms.ChoiceField(
        label=_("What is it about?"), choices=Concern.About, widget=forms.RadioSelect
    )
    link = forms.CharField(
        label=_("Where on Havn did you see it?"),
        max_length=2000,
        required=False,
        help_text=_("Copy the address of the page, if you can."),
    )
    words = _words(
        _("What should we know?"),
        rows=6,
        required=False,
        help_text=_("Write it as you can. You may use names: only a few trusted people read this."),
    )
    country = CountryField(
        label=_("Which country?"),
        queryset=Country.objects.all(),
        empty_label=_("Choose"),
        help_text=_("Where the child is. If you do not know: where you are."),
    )
    reply_to = forms.CharField(
        label=_("How can we reach you?"),
        max_length=400,
        required=False,
        help_text=_("Only if you want an answer. You need not say who you are."),
    )
    submission = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, member, thing=None):
        super().__init__(data, initial={"submission": uuid.uuid4()})
        country = thing and thing.subject.country(thing.row)
        if member.is_authenticated:
            del self.fields["reply_to"]
            country = country or member.country_id
        self.initial["country"] = country
        self.thing = thing
        if thing:
            del self.fields["link"]

    def clean(self):
        said = super().clean()
        is_grave = said.get("about") in (Concern.About.DANGER, Concern.About.MATERIAL)
        if not (self.thing or said.get("link") or said.get("words") or is_grave):
            self.add_error("words", _("Tell us a little, or say where you saw it."))
        return said

    @property
    def written(self) -> str:
        """All the sender's words; the link is one of them."""
        said = self.cleaned_data
        return "\n\n".join(filter(None, [said.get("link"), said["words"]]))


class NoteForm(forms.Form):
    words = _words(_("Note"), help_text=_("Sealed, like all that is written here."))


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why do you open it?"),
        max_length=300,
        help_text=_("On record with your name. No names of children here."),
    )


class HandOverForm(forms.Form):
    to = forms.ModelChoiceField(label=_("To whom?"), queryset=Member.objects.none())
    words = _words(_("What they should know"), help_text=_("Sealed."))

    def __init__(self, data=None, *, colleagues):
        super().__init__(data)
        self.fields["to"].queryset = colleagues
        self.fields["to"].label_from_instance = lambda member: member.name


class AuthorityForm(forms.Form):
    authority = forms.ChoiceField(
        label=_("Which authority did you tell?"), choices=ConcernStep.Authority
    )
    words = _words(
        _("Which office, how, and their number for it"),
        rows=3,
        required=False,
        help_text=_("Sealed. Havn sends nothing: call or write to them yourself."),
    )


class CloseForm(forms.Form):
    outcome = forms.ChoiceField(label=_("What came of it?"), choices=Concern.Outcome)
    words = _words(_("Why it is over"), rows=3, help_text=_("Sealed."))


class ResponderForm(forms.Form):
    country = CountryField(label=_("Country"), queryset=Country.objects.all())
    member = forms.SlugField(
        label=_("Handle of the member"),
        max_length=30,
        help_text=_("A member with a key. Nobody names oneself."),
    )

    def clean_member(self):
        found = Member.objects.admitted().filter(handle=self.cleaned_data["member"].lower())
        if not (member := found.first()):
            raise forms.ValidationError(_("There is no member with this handle."))
        return member


class DutyForm(forms.Form):
    days = forms.TypedMultipleChoiceField(
        label=_("Days"), choices=Day, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    opens = forms.TimeField(label=_("From"), widget=_clock(), help_text=_("As on a clock: 09:00."))
    closes = forms.TimeField(label=_("Until"), widget=_clock(), help_text=_("Such as 17:00."))
    timezone = forms.ChoiceField(label=_("Time zone"), choices=[(z, z) for z in TIMEZONES])

    @classmethod
    def of(cls, hours, data=None):
        fields = ("days", "opens", "closes", "timezone")
        return cls(data, initial={field: getattr(hours, field) for field in fields})

    def clean(self):
        said = super().clean()
        if said.get("opens") and said.get("closes") and said["closes"] <= said["opens"]:
            self.add_error("closes", _("This is before it begins."))
        return said
