"""What the secretariat narrows the list of left out messages by."""

from django import forms
from django.utils.translation import gettext_lazy as _

from forums.models import ImportedMessage


class LeftOutForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("What became of it"),
        required=False,
        choices=[("", _("All that was left out")), *ImportedMessage.Outcome.choices],
    )

    def narrowed(self, messages):
        """Those that were asked for; all, where nothing sensible was."""
        if self.is_valid() and (chosen := self.cleaned_data["outcome"]):
            return messages.filter(outcome=chosen)
        return messages
