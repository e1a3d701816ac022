"""Forms for lists of people and organisations. What stands in a list is judged by the action."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.invitation_csv import MOST_BYTES

UNREADABLE = {
    "encoding": _("This is no text we can read. Save it as CSV, in UTF-8."),
    "shape": _("The quotation marks in this list do not fit together. Save it as CSV anew."),
    "columns": _("No column is called “email”, and no address stands in the first line."),
    "empty": _("There is nothing in this list."),
    "long": _("No more than 5,000 people at once, please. Make two lists of it."),
}


class InvitationListForm(forms.Form):
    """A file, or the same pasted."""

    unreadable = UNREADABLE

    file = forms.FileField(
        label=_("CSV file"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv"}),
    )
    pasted = forms.CharField(
        label=_("Or paste it here"),
        required=False,
        strip=False,
        max_length=MOST_BYTES,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "class": "source"}),
    )

    def clean(self):
        data = super().clean()
        if bool(data.get("file")) == bool(data.get("pasted", "").strip()):
            raise forms.ValidationError(_("Choose a file or paste the list: one of the two."))
        if data.get("file") and data["file"].size > MOST_BYTES:
            raise forms.ValidationError(self.unreadable["long"])
        return data

    @property
    def raw(self) -> bytes:
        data = self.cleaned_data
        return data["file"].read() if data["file"] else data["pasted"].encode()

    def refuse(self, why: str) -> None:
        self.add_error(None, self.unreadable[why])


class OrganisationListForm(InvitationListForm):
    unreadable = UNREADABLE | {
        "columns": _("No column is called “name”."),
        "long": _("No more than 5,000 organisations at once, please. Make two lists of it."),
    }
