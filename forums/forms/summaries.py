"""What a moderator says of a thread, and the posts that draws on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.models import Language
from forums.forms.numbers import NumbersField, written
from forums.models import Summary, Thread
from forums.models.summaries import LONGEST
from network.lib.written import Refused

MOST = 1_000


class SummaryForm(forms.Form):
    text = forms.CharField(
        label=_("Summary"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("At most 3,000 characters. Empty lines between paragraphs."),
    )
    numbers = NumbersField(
        label=_("Which posts it draws on"),
        most=MOST,
        help_text=_("Their numbers in this thread, like this: 3, 7-9"),
    )
    language = forms.ModelChoiceField(
        label=_("Language"), queryset=Language.objects.all(), empty_label=None
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data=None, *, thread: Thread, summary: Summary | None):
        initial = {"language": thread.language_id, "seen": 0}
        if summary:
            drawn_on = summary.posts.filter(thread=thread).order_by("number")
            numbers = list(drawn_on.values_list("number", flat=True))
            initial |= {"text": summary.text, "language": summary.language_id}
            initial |= {"seen": summary.version, "numbers": written(numbers)}
        super().__init__(data, initial=initial)
        self.thread, self.posts = thread, []

    def clean_numbers(self):
        numbers = self.cleaned_data["numbers"]
        self.posts = list(self.thread.posts.shown().filter(number__in=numbers))
        if not self.posts:
            raise forms.ValidationError(_("None of these posts is in sight here."))
        return numbers

    def refuse(self, refused: Refused) -> None:
        """The summary says too much."""
        self.add_error("text", refused.reasons)
