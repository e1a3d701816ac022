"""Forms about organisations. They check shape; the privacy scan stands in the actions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.forms.countries import CountryField
from directory.mail_domains import work_domain
from directory.models import Country, Organisation, OrganisationDomain, Sector

MOST_DOMAINS = 30


class OrganisationForm(forms.Form):
    """What is known of an employer or network."""

    name = forms.CharField(label=_("Name"), max_length=160)
    country = CountryField(
        label=_("Country"),
        queryset=Country.objects.all(),
        required=False,
        empty_label=_("Not known, or several"),
    )
    sector = forms.ModelChoiceField(
        label=_("Sector"),
        queryset=Sector.objects.all(),
        required=False,
        empty_label=_("Not known"),
    )
    website = forms.URLField(
        label=_("Website"), max_length=200, required=False, assume_scheme="https"
    )
    domains = forms.CharField(
        label=_("E-mail domains"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        help_text=_(
            "One a line, such as sm.ee. Only those you have seen on the organisation's own pages: "
            "who applies with such an address is shown to work there."
        ),
    )

    def __init__(self, data=None, *, organisation: Organisation | None = None):
        self.organisation = organisation
        super().__init__(data, initial=_known_of(organisation) if organisation else {})

    def clean_domains(self) -> list[str]:
        written = self.cleaned_data["domains"].replace(",", " ").split()
        if len(written) > MOST_DOMAINS:
            raise forms.ValidationError(
                _("No more than %(most)d domains, please.") % {"most": MOST_DOMAINS}
            )
        domains = sorted({work_domain(word) for word in written})
        others = OrganisationDomain.objects.filter(domain__in=domains)
        if self.organisation:
            others = others.exclude(organisation=self.organisation)
        message = _("%(domain)s is a domain of %(name)s already.")
        errors = [
            message % {"domain": other.domain, "name": other.organisation.name}
            for other in others.select_related("organisation")
        ]
        if errors:
            raise forms.ValidationError(errors)
        return domains


def _known_of(organisation: Organisation) -> dict:
    return {
        "name": organisation.name,
        "country": organisation.country_id,
        "sector": organisation.sector_id,
        "website": organisation.website,
        "domains": "\n".join(domain.domain for domain in organisation.domains.all()),
    }


class OrganisationFilter(forms.Form):
    """Which organisations the secretariat looks at; lives in the address."""

    name = forms.CharField(label=_("Name or domain"), required=False, max_length=80)
    country = CountryField(
        label=_("Country"), queryset=Country.objects.all(), required=False, empty_label=_("Any")
    )
    sector = forms.ModelChoiceField(
        label=_("Sector"), queryset=Sector.objects.all(), required=False, empty_label=_("Any")
    )


class MergeFilter(forms.Form):
    """Finding the organisation to merge into; lives in the address."""

    name = forms.CharField(label=_("Name or domain of the other"), required=False, max_length=80)
