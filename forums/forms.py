"""Forms of the forums. They check shape; the privacy scan stands in the actions."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.models import Country, Language, PlaceLevel, Priority
from forums.actions.threads import with_forums_own
from forums.forms_sensitivity import SensitivityField
from forums.models import Forum
from network.lib.markup import clean
from network.lib.written import Refused, is_empty

# About 20 pages. Longer belongs in a file or in several posts.
LONGEST = 60_000


class TextForm(forms.Form):
    """Words, how they were written, and the answer to a warning of the scan."""

    text = forms.CharField(
        label=_("Your text"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write something first.")},
    )
    written_as = forms.ChoiceField(
        choices=[("text", "text"), ("html", "html")],
        initial="text",
        required=False,
        widget=forms.HiddenInput,
    )
    submission = forms.UUIDField(required=False, widget=forms.HiddenInput)
    override_reason = forms.CharField(
        label=_("What is the number, if it is no person's?"),
        max_length=300,
        required=False,
    )

    def __init__(self, *args, **kwargs):
        initial = kwargs.setdefault("initial", {})
        initial.setdefault("submission", uuid.uuid4())
        super().__init__(*args, **kwargs)
        self.refused: Refused | None = None

    def clean_written_as(self):
        return self.cleaned_data["written_as"] or "text"

    def clean(self):
        cleaned = super().clean()
        text, written_as = cleaned.get("text"), cleaned.get("written_as", "text")
        if text and is_empty(clean(text, written_as=written_as)):
            self.add_error("text", _("Write something first."))
        return cleaned

    def refuse(self, refused: Refused) -> None:
        """Show what the scan found; the words stay in the form and are stored nowhere."""
        self.refused = refused
        if self.cleaned_data["written_as"] == "html":
            self._show_as_scanned()
        if refused.overridable:
            self.add_error(
                "override_reason",
                _("This may be a person's number. Take it out, or say what it is."),
            )
        else:
            self.add_error(
                None,
                _(
                    "Not sent: %(field)s holds something that can identify a person. Your text "
                    "is still here and is stored nowhere. Take it out and send again."
                )
                % {"field": refused.label},
            )

    def _show_as_scanned(self) -> None:
        """The editor opens with the cleaned HTML: the places of the findings count in it."""
        self.data = self.data.copy()
        self.data["text"] = clean(self.cleaned_data["text"], written_as="html")

    @property
    def written(self):
        """Keyword arguments of an action."""
        data = self.cleaned_data
        return {
            "written": data["text"],
            "written_as": data["written_as"],
            "override_reason": data["override_reason"],
        }


class SeatForm(TextForm):
    """Words in a forum, and for whom they are said: asked only when the writer has a choice."""

    term = forms.TypedChoiceField(
        label=_("You write"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Say for whom you write."),
            "invalid_choice": _("That term is over. Your text was not sent and is still here."),
        },
    )

    def __init__(self, *args, terms=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.terms = {term.pk: term for term in terms}
        # Who chose one that ended meanwhile is told, and does not speak for another.
        if len(terms) > 1 or (terms and self.data.get("term")):
            self.fields["term"].choices = [(term.pk, term.line_with_body) for term in terms]
            self.initial.setdefault("term", terms[0].pk)
        else:
            del self.fields["term"]

    def refuse_term(self) -> None:
        """The chosen term ended while the form was on its way."""
        told = SeatForm.base_fields["term"].error_messages["invalid_choice"]
        self.add_error("term" if "term" in self.fields else None, told)

    @property
    def only_term(self):
        """The one seat the words are said for, when there is no choice."""
        return next(iter(self.terms.values()), None) if "term" not in self.fields else None

    @property
    def written(self):
        return super().written | {"term": self.terms.get(self.cleaned_data.get("term"))}


class ReplyForm(SeatForm):
    pass


class ThreadForm(SeatForm):
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

    sensitivity = SensitivityField()

    field_order = ["title", "priorities", "text", "language", "countries", "level", "tags"]

    def __init__(self, *args, forum: Forum, **kwargs):
        super().__init__(*args, **kwargs)
        self.forum = forum
        self.fields["sensitivity"].offer(forum)

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


class AddForm(forms.Form):
    who = forms.CharField(
        label=_("Handle or name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("Of a colleague who is admitted and not in yet."),
    )
