"""Forms of a moderator's acts on others' words."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from forums.redaction import Span
from moderation.forms.grounds import GroundForm

_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")


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
