"""Forms of the desk. They check shape; the privacy scan stands in the actions."""

from django import forms
from django.utils.translation import gettext_lazy as _


class OpenForm(forms.Form):
    reason = forms.CharField(
        label=_("Why do you open it?"),
        max_length=300,
        help_text=_(
            "Your name and this reason are on record before you see the words. The writer reads "
            "the reason, your role and country, and not your name."
        ),
    )


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("What do you tell the writer?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Why it is not published, and what to do instead. Without the words."),
    )


class WordsForm(forms.Form):
    """The opened words, one field each, for the moderator to read and to change."""

    without = forms.TypedMultipleChoiceField(
        label=_("Files that are not published"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick those to leave out. They stay sealed, and their days are counted."),
    )

    def __init__(self, *args, opened, files=(), **kwargs):
        super().__init__(*args, **kwargs)
        numbered = [(seal.pk, _("File %(n)d") % {"n": n}) for n, seal in enumerate(files, start=1)]
        self.fields["without"].choices = numbered
        if not numbered:
            del self.fields["without"]
        self.names = {f"words_{at}": one.name for at, one in enumerate(opened)}
        for at, one in enumerate(opened):
            rows = 10 if one.text.html else 2
            self.fields[f"words_{at}"] = forms.CharField(
                label=one.text.label,
                initial=one.words,
                max_length=60_000,
                widget=forms.Textarea(attrs={"rows": rows}),
            )
        self.order_fields([*self.names, "without"])

    @property
    def words(self) -> dict[str, str]:
        """{"app.Model.field": words}."""
        return {name: self.cleaned_data[field] for field, name in self.names.items()}

    @property
    def left_out(self) -> list[int]:
        """Ids of the seals whose files are not published."""
        return self.cleaned_data.get("without", [])
