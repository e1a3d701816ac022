"""What peers are looked for by; lives in the address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.forms.countries import CountryField
from directory.models import Country, Language, Priority
from directory.models.peering import Elsewhere, Sought


class PeerForm(forms.Form):
    elsewhere = forms.ChoiceField(label=_("Where"), choices=Elsewhere, required=False)
    priority = forms.ModelChoiceField(
        label=_("Priority"),
        queryset=Priority.objects.in_use(),
        required=False,
        empty_label=_("All of mine"),
        to_field_name="slug",
    )
    country = CountryField(
        label=_("Country"), queryset=Country.objects.all(), required=False, empty_label=_("Any")
    )
    language = forms.ModelChoiceField(
        label=_("Writes"), queryset=Language.objects.all(), required=False, empty_label=_("Any")
    )

    @property
    def sought(self) -> Sought:
        """What was chosen; what is no choice is as if it were not there."""
        chosen = self.cleaned_data if self.is_valid() else {}
        picked = {name: chosen.get(name) for name in ("priority", "country", "language")}
        return Sought(
            elsewhere=chosen.get("elsewhere") or Elsewhere.COUNTRY,
            **{name: row.pk for name, row in picked.items() if row},
        )
