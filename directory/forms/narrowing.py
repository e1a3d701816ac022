"""Filters of the pages of organisations and contact points; they live in the address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory import narrowing, vocabularies
from directory.facets import BY_NAME
from network.lib.languages import sort_key


class Narrowing(forms.Form):
    """Choices of the vocabulary, each with how many it would leave."""

    def __init__(self, data=None):
        super().__init__(data)
        for name in self.facets:
            self.fields[name].choices = self.labels(name).items()

    @property
    def facets(self) -> list[str]:
        return [name for name, made in self.fields.items() if isinstance(made, forms.ChoiceField)]

    def labels(self, facet: str) -> dict[str, str]:
        """{value: what it is called}, in the order in which they are offered."""
        return LABELS[facet]()

    @property
    def chosen(self) -> dict[str, str]:
        """The facets that are chosen. A value that is none narrows nothing."""
        self.is_valid()
        return {name: value for name in self.facets if (value := self.cleaned_data.get(name))}

    def offer_all(self) -> None:
        """Every choice, without numbers."""
        for name in self.facets:
            self.fields[name].choices = [("", _("Any")), *self.labels(name).items()]

    def say_how_many(self, rows: list[narrowing.Some]) -> None:
        """Leave what brings something, and say how much."""
        for name in self.facets:
            counts = narrowing.counted(rows, self.chosen, name)
            labels = self.labels(name)
            found = narrowing.choices(counts, labels, self.chosen.get(name, ""))
            self.fields[name].choices = [("", _("Any")), *found]


class OrganisationNarrowing(Narrowing):
    name = forms.CharField(label=_("Name"), required=False, max_length=80)
    country = forms.ChoiceField(label=_("Country"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    sector = forms.ChoiceField(label=_("Sector"), required=False)
    level = forms.ChoiceField(label=_("Level"), required=False)


class ContactPointNarrowing(Narrowing):
    country = forms.ChoiceField(label=_("Country"), required=False)
    function = forms.ChoiceField(label=_("What for"), required=False)


def _countries():
    said = {code: str(country) for code, country in vocabularies.countries_by_code().items()}
    return dict(sorted(said.items(), key=lambda pair: sort_key(pair[1])))


def _functions():
    in_order = sorted(vocabularies.functions_by_slug().values(), key=lambda row: row.position)
    return {row.pk: str(row) for row in in_order}


LABELS = {
    "country": _countries,
    "function": _functions,
    **{name: BY_NAME[name].values for name in ("kind", "sector", "level")},
}
