"""Forms about members. They check shape; the privacy scan stands in the actions."""

from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.actions.exporting import PURPOSES
from directory.forms.countries import CountryField
from directory.models import Country, Language, Member, Priority, Sector
from network.lib.written import Refused, through_scan

TIMEZONES = sorted(z for z in available_timezones() if z.startswith(("Europe/", "Atlantic/Rey")))


class NameForm(forms.Form):
    """How somebody new is called."""

    name = forms.CharField(label=_("Your name"), max_length=80)
    handle = forms.SlugField(
        label=_("Handle"),
        max_length=30,
        min_length=3,
        help_text=_("A short word for your address here: letters, digits, hyphens."),
    )

    def clean_name(self):
        return self._scanned("Member.name", self.cleaned_data["name"])

    def clean_handle(self):
        handle = self._scanned("Member.handle", self.cleaned_data["handle"].lower())
        if Member.objects.filter(handle=handle).exists():
            raise forms.ValidationError(_("That handle is taken. Choose another."))
        return handle

    def _scanned(self, field, words):
        """Asked here too: once allauth saves, there is no way back to the form."""
        try:
            return through_scan(f"directory.{field}", words).text
        except Refused as refused:
            message = _("%(field)s looks like a personal number.") % {"field": refused.label}
            raise forms.ValidationError(message) from None


class PlaceForm(forms.Form):
    """Where somebody works."""

    country = CountryField(label=_("Country"), queryset=Country.objects.all())
    sector = forms.ModelChoiceField(label=_("Sector"), queryset=Sector.objects.all())
    timezone = forms.ChoiceField(
        label=_("Time zone"), choices=[(z, z.replace("_", " ")) for z in TIMEZONES]
    )


class ProfileForm(PlaceForm):
    """What decides which colleagues, threads and digests somebody finds here."""

    priorities = forms.ModelMultipleChoiceField(
        label=_("Priorities"),
        queryset=Priority.objects.in_use(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Shown on your profile; your digest follows them."),
    )
    languages = forms.ModelMultipleChoiceField(
        label=_("Languages you read"),
        queryset=Language.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    @classmethod
    def of(cls, member, data=None):
        """The form filled with what the member's profile says now."""
        initial = {
            "country": member.country_id,
            "sector": member.sector_id,
            "priorities": list(member.priorities.values_list("pk", flat=True)),
            "languages": list(member.languages.values_list("pk", flat=True)),
            "timezone": member.timezone,
        }
        return cls(data, initial=initial)


class ExportForm(forms.Form):
    """Which members the secretariat takes a list of, and what for."""

    purpose = forms.ChoiceField(label=_("What for"), choices=[("", _("Choose")), *PURPOSES.items()])
    country = CountryField(
        label=_("Country"), queryset=Country.objects.all(), required=False, empty_label=_("Any")
    )
    sector = forms.ModelChoiceField(
        label=_("Sector"), queryset=Sector.objects.all(), required=False, empty_label=_("Any")
    )
    priority = forms.ModelChoiceField(
        label=_("Priority"),
        queryset=Priority.objects.in_use(),
        required=False,
        empty_label=_("Any"),
    )
    with_email = forms.BooleanField(
        label=_("With e-mail addresses"),
        required=False,
        help_text=_("Only where you are going to write to them outside Havn."),
    )

    @property
    def chosen(self) -> dict[str, object]:
        """What the list is narrowed to."""
        names = ("country", "sector", "priority")
        return {name: value for name in names if (value := self.cleaned_data[name])}


class MemberFilter(forms.Form):
    """Whom the secretariat looks at; lives in the address."""

    WAITING, ADMITTED, RESTRICTED, LEFT = "waiting", "admitted", "restricted", "left"
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            (WAITING, _("Waiting to be admitted")),
            (ADMITTED, _("Admitted")),
            (RESTRICTED, _("Kept and not used")),
            (LEFT, _("Left")),
        ],
    )
    role = forms.ChoiceField(
        label=_("Role"), required=False, choices=[("", _("Any")), *Member.Role.choices]
    )
    name = forms.CharField(label=_("Name or organisation"), required=False, max_length=80)


class LeavingForm(forms.Form):
    """What becomes of one's posts. Nothing is chosen beforehand."""

    words_go = forms.TypedChoiceField(
        label=_("What becomes of your posts?"),
        widget=forms.RadioSelect,
        coerce=lambda chosen: chosen == "go",
    )
    sure = forms.BooleanField(label=_("Yes, close my account now."))

    def __init__(self, data=None, *, member):
        super().__init__(data)
        sector = member.sector if member.sector else _("sector not given")
        country = member.country if member.country else _("country not given")
        stay = _("They stay, and say: Former member, %(sector)s, %(country)s.")
        go = _("Their words go. Each says “Removed by its author”; the answers of others stay.")
        where = {"sector": sector, "country": country}
        self.fields["words_go"].choices = [("stay", stay % where), ("go", go)]


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Member.Role.choices)
