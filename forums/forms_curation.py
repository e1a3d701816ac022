"""Forms of a moderator's acts on others' words."""

import re

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from directory.models import GUIDELINES, DocumentVersion
from forums.actions.curation import Ground
from forums.redaction import Span
from network.lib.numbering import rules
from network.lib.written import Refused

_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
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
        reasons = {str(finding.reason) for finding in refused.findings}
        self.add_error("words", sorted(reasons))

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


class PlacesForm(GroundForm):
    """The places, too."""

    def __init__(self, *args, length: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.length = length

    @property
    def spans(self) -> list[Span]:
        """The chosen places that lie in the words, whether or not the rest is filled in."""
        asked = self.data.getlist("span") if self.is_bound else []
        found = [_SPAN.fullmatch(value) for value in asked]
        spans = {Span(int(m[1]), int(m[2])) for m in found if m}
        return sorted(span for span in spans if span.start < span.end <= self.length)

    def clean(self):
        cleaned = super().clean()
        if not self.has_places():
            self.add_error(None, _("Choose the words to take out."))
        return cleaned

    def has_places(self) -> bool:
        return bool(self.spans)


class RedactForm(PlacesForm):
    """Places in the words of one version of a post."""

    version_seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class TitleForm(PlacesForm):
    """Places in a title, and tags to take out."""

    heading_seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    tags = forms.ModelMultipleChoiceField(
        label=_("Tags to take out"),
        queryset=Tag.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("A tag goes from every thread that has it, and cannot be given back."),
    )

    field_order = ["tags", "guideline", "words"]

    def __init__(self, *args, tags, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tags"].queryset = tags

    def has_places(self):
        return bool(self.spans or self.cleaned_data.get("tags"))
