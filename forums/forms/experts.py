"""Which experts a question is brought before."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.forms.countries import CountryField
from directory.models import Country, Language, Priority


class CallForm(forms.Form):
    priority = forms.ModelChoiceField(
        label=_("Priority"), queryset=Priority.objects.none(), required=False
    )
    country = CountryField(
        label=_("Country"), queryset=Country.objects.all(), required=False, empty_label=_("Any")
    )
    language = forms.ModelChoiceField(
        label=_("Who read"), queryset=Language.objects.all(), required=False, empty_label=_("Any")
    )

    def __init__(self, data=None, *, thread):
        super().__init__(data, initial={"language": thread.language_id})
        self.fields["priority"].queryset = thread.priorities.all()
        self.fields["priority"].empty_label = _("Each of this thread")

    @property
    def chosen(self) -> dict:
        """As `call_experts` takes it."""
        of, said = self.fields["priority"].queryset, self.cleaned_data
        places = {name: said[name].pk for name in ("country", "language") if said[name]}
        return {"priorities": [said["priority"]] if said["priority"] else list(of), **places}
