"""When a forum's question of the week is asked, and the questions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.models import Language, Priority
from forums.actions.threads import with_forums_own
from forums.models import PreparedQuestion, Rhythm
from moderation.models.duty import Day
from network.lib.markup import plain
from network.lib.written import Refused

LONGEST = 4_000


class RhythmForm(forms.Form):
    weekday = forms.TypedChoiceField(label=_("Day"), choices=Day.choices, coerce=int)
    hour = forms.TypedChoiceField(
        label=_("Hour"),
        coerce=int,
        choices=[(hour, f"{hour:02}:00") for hour in range(24)],
        help_text=_("By your own clock. You ask the questions from then on, in your name."),
    )
    is_paused = forms.BooleanField(
        label=_("Paused: nothing is asked until this is taken out"), required=False
    )

    def __init__(self, *args, rhythm: Rhythm | None, **kwargs):
        initial = {"weekday": 0, "hour": 9}
        if rhythm:
            initial = {name: getattr(rhythm, name) for name in ("weekday", "hour", "is_paused")}
        super().__init__(*args, initial=initial, **kwargs)


class QuestionForm(forms.Form):
    title = forms.CharField(
        label=_("Title"), max_length=140, help_text=_("Ask about a method, not about a child.")
    )
    text = forms.CharField(
        label=_("Text"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 6})
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

    def __init__(self, *args, forum, member, question: PreparedQuestion | None = None, **kwargs):
        self.forum = forum
        initial = {"language": member.language}
        initial["priorities"] = [forum.priority_id] if forum.priority_id else []
        if question:
            chosen = list(question.priorities.values_list("pk", flat=True))
            initial = {"title": question.title, "text": plain(question.html)}
            initial |= {"language": question.language_id, "priorities": chosen}
        super().__init__(*args, initial=initial, **kwargs)
        if forum.languages:
            languages = self.fields["language"].queryset
            self.fields["language"].queryset = languages.filter(pk__in=forum.languages)

    def clean_priorities(self):
        chosen = with_forums_own(self.forum, self.cleaned_data["priorities"])
        if not 1 <= len(chosen) <= 3:
            told = _("Choose one to three priorities; the forum's own is one of them.")
            raise forms.ValidationError(told)
        return chosen

    def refuse(self, refused: Exception) -> None:
        """Say why nothing was saved."""
        if isinstance(refused, Refused):
            self.add_error(None, [refused.label, *refused.reasons])
        else:
            self.add_error(None, _("The list is full: 104 questions wait."))
