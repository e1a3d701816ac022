"""Forms about organisations. They check shape; the privacy scan stands in the actions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.forms.countries import CountryField
from directory.forms.naming import NamingForm
from directory.mail_domains import work_domain
from directory.models import Country, Organisation, OrganisationDomain, PlaceLevel, Sector
from network.lib.languages import sort_key

MOST_DOMAINS = 30
# Columns of the row that the form gives and takes as they are.
PLAIN = (
    *("name", "website"),
    *("safeguarding_policy", "safeguarding_reviewed_on", "safeguarding_contact"),
)


class OrganisationForm(NamingForm):
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
    level = forms.ModelChoiceField(
        label=_("Level"),
        queryset=PlaceLevel.objects.all(),
        required=False,
        empty_label=_("Not known"),
    )
    parent = forms.CharField(
        label=_("Part of"),
        max_length=160,
        required=False,
        help_text=_("The name of the organisation it belongs to, as it stands here."),
    )
    website = forms.URLField(
        label=_("Website"), max_length=200, required=False, assume_scheme="https"
    )
    safeguarding_policy = forms.URLField(
        label=_("Safeguarding policy"),
        max_length=200,
        required=False,
        assume_scheme="https",
        help_text=_("The page where everybody can read it."),
    )
    safeguarding_reviewed_on = forms.DateField(
        label=_("Policy last reviewed on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    safeguarding_contact = forms.EmailField(
        label=_("Safeguarding contact"),
        required=False,
        help_text=_("The mailbox of a function, never a person's."),
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

    def clean_parent(self) -> Organisation | None:
        if not (written := self.cleaned_data["parent"]):
            return None
        found = Organisation.objects.filter(sort_key=sort_key(written)).by_name()[:2]
        if len(found) != 1:
            raise forms.ValidationError(
                _("Several organisations have this name. Merge them first.")
                if found
                else _("No organisation here has exactly this name.")
            )
        if self.organisation and self.organisation in [found[0], *found[0].above()]:
            raise forms.ValidationError(_("An organisation is not part of its own parts."))
        return found[0]

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
    return {field: getattr(organisation, field) for field in PLAIN} | {
        "country": organisation.country_id,
        "sector": organisation.sector_id,
        "level": organisation.level_id,
        "parent": organisation.parent.name if organisation.parent else "",
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
