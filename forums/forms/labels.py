"""What stands at a thread's head: asked when it is started, and when it is changed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.models import Country, Language, PlaceLevel, Priority
from forums import refusals
from forums.actions.threads import with_forums_own
from moderation.forms.grounds import ReasonForm
from network.lib.written import Refused


class LabelsForm(forms.Form):
    """Whoever takes it up sets `forum`."""

    title = forms.CharField(
        label=_("Title"),
        max_length=140,
        help_text=_("Ask about a method, not about a child."),
    )
    priorities = forms.ModelMultipleChoiceField(
        label=_("Priorities"),
        queryset=Priority.objects.in_use(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("One to three."),
    )
    language = forms.ModelChoiceField(
        label=_("Language"), queryset=Language.objects.all(), empty_label=None
    )
    english = forms.CharField(
        label=_("In English"),
        required=False,
        max_length=300,
        help_text=_(
            "What it is about, in a sentence or two, for colleagues who do not read its language."
        ),
    )
    countries = forms.ModelMultipleChoiceField(
        label=_("Countries"),
        queryset=Country.objects.all(),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )
    level = forms.ModelChoiceField(
        label=_("Level"), queryset=PlaceLevel.objects.all(), required=False
    )
    tags = forms.CharField(
        label=_("Tags"),
        required=False,
        max_length=200,
        help_text=_("Free words with commas between them, five at the most."),
    )

    def clean_priorities(self):
        chosen = with_forums_own(self.forum, self.cleaned_data["priorities"])
        if not 1 <= len(chosen) <= 3:
            raise forms.ValidationError(
                _("Choose one to three priorities; the forum's own is one of them.")
            )
        return chosen

    def clean_tags(self):
        tags = [" ".join(tag.split()).lower() for tag in self.cleaned_data["tags"].split(",")]
        tags = list(dict.fromkeys(tag for tag in tags if tag))
        if len(tags) > 5:
            raise forms.ValidationError(_("Five tags at the most."))
        if any(len(tag) > 40 for tag in tags):
            raise forms.ValidationError(_("A tag has at most 40 characters."))
        return tags


class RelabelForm(LabelsForm, ReasonForm):
    """New labels of a thread; who changes another's says why."""

    heading_seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    field_order = ["title", "priorities", "language", "english", "countries", "level", "tags"]

    def __init__(self, data=None, *, thread, is_own: bool):
        tags = thread.tags.order_by("name").values_list("name", flat=True)
        initial = {
            "title": thread.title,
            "priorities": list(thread.priorities.values_list("pk", flat=True)),
            "language": thread.language_id,
            "english": thread.english,
            "countries": list(thread.countries.values_list("pk", flat=True)),
            "level": thread.level_id,
            "tags": ", ".join(tags),
            "heading_seen": thread.heading,
        }
        super().__init__(data, initial=initial)
        self.forum = thread.forum
        if is_own:
            del self.fields["words"]
        else:
            self.fields["words"].help_text = _("Kept on record.")

    def refuse(self, refused: Exception) -> None:
        """Say why nothing was changed."""
        if isinstance(refused, Refused):
            self.add_error(None, [refused.label, *refused.reasons])
        elif isinstance(refused, refusals.NotNow):
            self.add_error(None, _("A moderator has decided that you write nothing for now."))
        else:
            told = _("A moderator reads such words first. Ask one to change it.")
            self.add_error(None, told)

    @property
    def ground(self):
        return super().ground if "words" in self.fields else None

    @property
    def labels(self) -> dict:
        names = ("title", "priorities", "language", "english", "countries", "level", "tags")
        return {name: self.cleaned_data[name] for name in names}
