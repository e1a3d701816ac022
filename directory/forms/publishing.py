"""Forms of the secretariat's screens. They check shape; the privacy scan stands in the actions."""

from datetime import UTC, datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from directory.forms.countries import CountryField
from directory.models import Country, HelpNumber, Language
from directory.models.help_numbers import DIALLED

LONGEST = timedelta(days=60)


class DocumentForm(forms.Form):
    written = forms.CharField(
        label=_("Text"),
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true", "class": "source"}),
        help_text=_(
            "In HTML: <h3> for each section, <p> for each rule, <ul><li> for lists. Sections and "
            "rules are numbered when they are shown."
        ),
    )
    changes = forms.CharField(
        label=_("What changed"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Members read this before they accept. Say which numbers are new."),
    )
    language = forms.ModelChoiceField(label=_("Language"), queryset=Language.objects.all())
    valid_from = forms.DateField(
        label=_("In force from"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("At once, when left empty."),
    )
    asks = forms.BooleanField(
        label=_("Members have to accept it"),
        required=False,
        initial=True,
        help_text=_("Only the guidelines are asked for. Not needed for a mended spelling."),
    )

    @classmethod
    def over(cls, version, data=None):
        """The form filled with the version it will follow."""
        initial = {"written": version.text, "language": version.language_id} if version else {}
        return cls(data, initial=initial)

    def clean_valid_from(self):
        day = self.cleaned_data["valid_from"]
        now = timezone.now()
        if day is None or day == now.date():
            return now
        if day < now.date():
            raise forms.ValidationError(_("Choose today or a later day."))
        return datetime.combine(day, time(), UTC)


class HelpNumberForm(forms.Form):
    number = forms.CharField(label=_("Number"), max_length=20, validators=[DIALLED])
    name = forms.CharField(label=_("Name"), max_length=80)
    note = forms.CharField(
        label=_("Note"),
        max_length=200,
        required=False,
        help_text=_("For whom, when it answers, in which languages."),
    )
    source = forms.URLField(
        label=_("Source"),
        max_length=300,
        assume_scheme="https",
        help_text=_("The page where you have just looked it up."),
    )

    @classmethod
    def of(cls, help_number, data=None):
        fields = ("number", "name", "note", "source")
        return cls(data, initial={field: getattr(help_number, field) for field in fields})

    def words(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("number", "name", "note", "source")}


class NewHelpNumberForm(HelpNumberForm):
    country = CountryField(
        label=_("Country"),
        queryset=Country.objects.filter(region=True),
        required=False,
        empty_label=_("Every country of the region"),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=HelpNumber.Kind.choices)

    field_order = ["country", "kind", "number", "name", "note", "source"]

    def clean(self):
        data = super().clean()
        if data.get("number") and HelpNumber.objects.filter(slug=self._slug()).exists():
            raise forms.ValidationError(_("That number is in the list already."))
        return data

    def unsaved(self) -> HelpNumber:
        return HelpNumber(
            slug=self._slug(),
            country=self.cleaned_data["country"],
            kind=self.cleaned_data["kind"],
            position=100,
        )

    def _slug(self):
        data = self.cleaned_data
        where = data["country"].pk if data.get("country") else "all"
        return slugify(f"{where}-{data.get('kind')}-{data['number']}")


class AnnouncementForm(forms.Form):
    text = forms.CharField(
        label=_("Announcement"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Plain words. Everybody sees it, visitors too."),
    )
    ends_on = forms.DateField(
        label=_("Last day"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("It is shown until the end of that day (UTC), for at most 60 days."),
    )

    def clean_ends_on(self):
        day, today = self.cleaned_data["ends_on"], timezone.now().date()
        if not today <= day <= today + LONGEST:
            raise forms.ValidationError(_("Choose a day from today to 60 days from now."))
        return day

    def clean(self):
        data = super().clean()
        if day := data.pop("ends_on", None):
            data["ends_at"] = datetime.combine(day, time.max, UTC)
        return data
