"""Where a thread is moved to, and why."""

from django import forms
from django.utils.translation import gettext_lazy as _

from moderation.forms.grounds import ReasonForm


class MoveForm(ReasonForm):
    forum = forms.TypedChoiceField(label=_("To which forum"), coerce=int)

    field_order = ["forum", "words"]

    def __init__(self, *args, forums, **kwargs):
        """Offer the forums that the moderator reads, but for the one it stands in."""
        super().__init__(*args, **kwargs)
        self.forums = {forum.pk: forum for forum in forums}
        choices = [(forum.pk, f"{forum.title} ({forum.who_reads})") for forum in forums]
        self.fields["forum"].choices = [("", _("Choose one")), *choices]
        self.fields["words"].help_text = _("Kept on record.")

    @property
    def chosen(self):
        return self.forums[self.cleaned_data["forum"]]
