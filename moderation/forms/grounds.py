"""Why, as a moderator is asked for it beside every decision."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from directory.models import GUIDELINES, DocumentVersion
from moderation.grounds import Ground
from network.lib.numbering import rules
from network.lib.written import Refused

# So much of a rule tells it from its neighbours.
EXCERPT = 80


class ReasonForm(forms.Form):
    """Why, in the moderator's own words."""

    words = forms.CharField(
        label=_("Why, in your own words"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept on record. Do not repeat what you take out."),
    )

    def refuse(self, refused: Refused) -> None:
        """The reason itself says too much."""
        self.add_error("words", refused.reasons)

    @property
    def ground(self) -> Ground:
        return Ground(words=self.cleaned_data["words"])


class GroundForm(ReasonForm):
    """Why, with the number of the guidelines it stands on."""

    guideline = forms.ChoiceField(label=_("Which number of the guidelines"))

    field_order = ["guideline", "words"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.version = DocumentVersion.objects.to_read(GUIDELINES, get_language())
        self.fields["guideline"].choices = [("", _("Choose one")), *_by_section(self.version)]

    @property
    def ground(self) -> Ground:
        data = self.cleaned_data
        return Ground(data["words"], data["guideline"], self.version.pk)


def _by_section(version) -> list[tuple[str, list[tuple[str, str]]]]:
    sections: list[tuple[str, list[tuple[str, str]]]] = []
    for number, words in rules(version.text) if version else []:
        if "." not in number:
            sections.append((f"{number} {words}", []))
        else:
            short = f"{words[:EXCERPT].rstrip()}…" if len(words) > EXCERPT else words
            sections[-1][1].append((number, f"{number} {short}"))
    return [section for section in sections if section[1]]
