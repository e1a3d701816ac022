"""Starting a thread: what is asked of every one, and what its kind asks."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.access import may_attach, may_attach_in
from forums.forms.files import NOTHING_LEAVES
from forums.forms.labels import LabelsForm
from forums.forms.replies import SeatForm
from forums.forms.sensitivity import SensitivityField
from forums.kinds import FORMS, composed
from forums.models import Forum, Thread
from network.lib.markup import clean

# Of one answer. Longer belongs into the text below, or in a file.
LONGEST_ANSWER = 4_000


class ThreadForm(LabelsForm, SeatForm):
    deadline = forms.DateField(
        label=_("Deadline"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The last day on which somebody can answer."),
    )
    sensitivity = SensitivityField()
    without_name = forms.BooleanField(
        label=_("Ask without my name"),
        required=False,
        help_text=_(
            "It holds for all you write in this thread. The moderators of this forum can see your "
            "name when they give a reason, which you can read; nobody else can. What you write "
            "may still tell who you are."
        ),
    )

    field_order = ["title", "priorities", "text", "language", "countries", "level", "tags"]

    def __init__(self, *args, forum: Forum, kind: str, shown_as: str = "", **kwargs):
        """Ask what a thread of the kind says.

        Args:
            forum: where it is started.
            kind: one of those that `access.kinds_open_to` the writer.
            shown_as: what others see of the writer without a name.
        """
        initial = kwargs.setdefault("initial", {})
        initial.setdefault("text", forum.template)
        super().__init__(*args, place=forum, may_attach=may_attach_in(forum), **kwargs)
        self.forum, self.kind = forum, Thread.Kind(kind)
        self.fields["sensitivity"].offer(forum)
        self._ask(FORMS[self.kind])
        if not forum.lets_ask_without_name(self.kind):
            del self.fields["without_name"]
        elif shown_as:
            asked, said = self.fields["without_name"], _("Others see: “%(shown)s”.")
            asked.help_text = f"{said % {'shown': shown_as}} {asked.help_text}"
        if forum.languages:
            languages = self.fields["language"].queryset
            self.fields["language"].queryset = languages.filter(pk__in=forum.languages)

    def _ask(self, form) -> None:
        for asked in form.asks:
            lines = forms.Textarea(attrs={"rows": asked.rows})
            self.fields[asked.field] = forms.CharField(
                label=asked.label,
                help_text=asked.help,
                required=asked.is_required,
                max_length=LONGEST_ANSWER,
                widget=lines if asked.rows > 1 else forms.TextInput,
            )
        if form.asks:
            self.fields["text"].label = _("Anything else")
            self.fields["text"].required = False
        if not form.has_deadline:
            del self.fields["deadline"]

    @property
    def answers_asked(self):
        """What its kind asks, as bound fields."""
        return [self[asked.field] for asked in FORMS[self.kind].asks]

    def clean_deadline(self):
        deadline = self.cleaned_data["deadline"]
        if deadline < timezone.localdate():
            raise forms.ValidationError(_("That day is over. Choose today or later."))
        return deadline

    def clean(self):
        cleaned = super().clean()
        thread = Thread(forum=self.forum, sensitivity=cleaned.get("sensitivity") or "")
        if cleaned.get("files") and not may_attach(thread):
            self.add_error("files", NOTHING_LEAVES)
        if cleaned.get("without_name") and cleaned.get("spokesperson"):
            self.add_error("without_name", _("Without a name you write for yourself alone."))
        return cleaned

    @property
    def words(self):
        """What was answered stands above the free text, under its headings."""
        words = super().words
        if not FORMS[self.kind].asks:
            return words
        text = clean(words["written"], written_as=words["written_as"]) if words["written"] else ""
        sent = {**self.cleaned_data, "kind": self.kind}
        language = self.cleaned_data["language"].pk
        post = composed(sent, language=language, text=text)
        return words | {"written": post, "written_as": "html"}
