"""Writing: a reply, an edit. They check shape; the privacy scan stands in the actions."""

import uuid

from django import forms
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from forums.findings import LONGEST, Found, look
from forums.forms.drafts import as_initial
from forums.forms.files import FilesForm
from forums.models import Draft
from forums.models.drafts import key_of
from moderation.access import has_responders
from network.lib.hosts import with_hosts
from network.lib.markup import clean
from network.lib.written import is_empty


class TextForm(FilesForm):
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
    # Which state of the draft the page knows.
    seen = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    override_reason = forms.CharField(
        label=_("What is the number, if it is no person's?"),
        max_length=300,
        required=False,
        help_text=_("A moderator can read this. It is looked through like your text."),
    )

    # Pressed beside what was found.
    to_moderator = forms.BooleanField(required=False, widget=forms.HiddenInput)
    help_read = forms.BooleanField(required=False, widget=forms.HiddenInput)
    looked_again = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, place=None, draft: Draft | None = None, **kwargs):
        """Ask for words, with those that the writer has kept there.

        Args:
            place: a forum, a thread or a post: where unsent words are kept for. None keeps none.
            draft: what is kept.
        """
        initial = kwargs.setdefault("initial", {})
        initial.setdefault("submission", uuid.uuid4())
        initial |= as_initial(draft) if draft else {}
        super().__init__(*args, **kwargs)
        self.place, self.draft = place and key_of(place), draft
        self.found: Found | None = None
        self.asks_again = False

    def clean_written_as(self):
        return self.cleaned_data["written_as"] or "text"

    def clean(self):
        cleaned = super().clean()
        text, written_as = cleaned.get("text"), cleaned.get("written_as", "text")
        must = self.fields["text"].required
        if must and text and is_empty(clean(text, written_as=written_as)):
            self.add_error("text", _("Write something first."))
        return cleaned

    def goes_to_moderator(self, writer) -> bool:
        """Whether the writer asks for that, and somebody is named to read it."""
        return self.cleaned_data["to_moderator"] and has_responders(writer.country_id)

    def refuse(self, writer, language: str) -> None:
        """Show what was found; the words stay in the form and are stored nowhere.

        Args:
            language: the code of the language they are written in.
        """
        self.found = look({**self.data.dict(), "language": language}, writer, self.read)
        if self.cleaned_data["written_as"] == "html":
            self._show_as_scanned()
        if self.found.asks_why:
            self._ask_why()
        else:
            self.add_error(None, _("Not sent. Please look at what was found below your text."))

    def preview(self, writer, language: str) -> SafeString:
        """How the words will look, with what is found in them beside. Nothing of it is kept.

        Args:
            language: as for `refuse`.
        """
        found = look({**self.data.dict(), "language": language}, writer, self.read)
        if found.places or found.calls:
            self.found = found
        if self.cleaned_data["written_as"] == "html":
            self._show_as_scanned()
        words = self.words
        html = clean(words["written"], written_as=words["written_as"])
        # Safe: cleaned just now, as a post is.
        return mark_safe(with_hosts(html))

    def refuse_now(self, why: str) -> None:
        """The writer may not send that now; the words stay in the form."""
        self.is_bound = True
        self.full_clean()
        self.add_error(None, why)

    def ask_again(self) -> None:
        """A watched word stands in it; the same words sent once more are taken."""
        self.asks_again = True
        told = _("Please look at your text again: some words in it are often misunderstood here.")
        self.add_error(None, told)
        self.add_error(None, _("Is it meant so? Then send it once more."))

    def _ask_why(self) -> None:
        told = _("This may be a person's number. Take it out, or say what it is.")
        if self.found.is_case:
            self["override_reason"].label = _("Why can nobody tell which child is meant?")
            told = _("Change the places, or say why nobody can tell which child is meant.")
        self.add_error("override_reason", told)

    def _show_as_scanned(self) -> None:
        """The editor opens with the cleaned HTML: the places of the findings count in it."""
        self.data = self.data.copy()
        self.data["text"] = clean(self.cleaned_data["text"], written_as="html")

    @property
    def words(self):
        """The words as they were sent: keyword arguments of an action."""
        names = {"written": "text", "written_as": "written_as", "files": "files"}
        return {argument: self.cleaned_data[name] for argument, name in names.items()}

    @property
    def answers(self):
        """What the writer answered to what was found: likewise."""
        names = ("override_reason", "help_read", "looked_again")
        return {name: self.cleaned_data[name] for name in names}


class EditForm(TextForm):
    """New words of a post, and which of its files stay."""

    without = forms.TypedMultipleChoiceField(
        label=_("Take off"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, there=(), **kwargs):
        # It may stand on one page with the form that replies.
        super().__init__(*args, auto_id="edit_%s", **kwargs)
        self.fields["without"].choices = [(file.pk, file.name) for file in there]

    @property
    def words(self):
        return super().words | {"without": self.cleaned_data["without"]}
