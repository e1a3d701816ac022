"""Forms that name an office. "Child Abduction Unit" reads to the privacy scan as a child."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.written import Refused


class NamingForm(forms.Form):
    """What the scan only doubts, the secretariat may answer for; it is asked when it happens."""

    SURE = "names_an_office"

    def __init__(self, data=None, **more):
        super().__init__(data, **more)
        if data and self.SURE in data:
            self._ask()

    @property
    def known(self) -> dict:
        """What was filled in, as the actions take it."""
        known = dict(self.cleaned_data)
        return known | {"overridden": known.pop(self.SURE, False)}

    def refuse(self, refused: Refused) -> None:
        """Say what the scan found; ask about what is only doubted."""
        if not refused.overridable:
            message = gettext("%(field)s looks like a personal number. Nothing was saved.")
        else:
            message = gettext(
                "%(field)s could tell which child is meant. If it names an office and no person, "
                "say so below. Nothing was saved."
            )
            self._ask()
        self.add_error(None, message % {"field": refused.label})

    def _ask(self) -> None:
        self.fields[self.SURE] = forms.BooleanField(
            label=_("These words name an office and no person."), required=False
        )
