"""Forms of the desk. They check shape; the privacy scan stands in the actions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from network.lib.written import Refused


class OpenSealForm(forms.Form):
    reason = forms.CharField(
        label=_("Why you open it"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Kept on record with your name. The writer reads the reason, your role and country, "
            "and not your name."
        ),
    )

    def refuse(self, refused: Refused) -> None:
        """The reason itself says too much."""
        self.add_error("reason", refused.reasons)
