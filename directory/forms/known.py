"""What a member works on, and which languages they read: a row of fields for each that there is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.models import Expertise, Language, MemberLanguage, Priority

Writes = MemberLanguage.Writes


class ExpertiseForm(forms.Form):
    """How deep, and a sentence, for each priority in use."""

    @classmethod
    def of(cls, member, data=None):
        had = {line.priority_id: line for line in member.expertise.all()}
        return cls(data, had=had)

    def __init__(self, data=None, *, had):
        super().__init__(data)
        self.priorities = list(Priority.objects.in_use())
        for priority in self.priorities:
            line = had.get(priority.pk)
            self.fields[f"depth-{priority.pk}"] = forms.TypedChoiceField(
                label=str(priority),
                choices=[("", _("I do not work on it")), *Expertise.Depth.choices],
                coerce=int,
                empty_value=None,
                required=False,
                initial=line and line.depth,
            )
            self.fields[f"sentence-{priority.pk}"] = forms.CharField(
                label=_("What you do on it, in a sentence"),
                max_length=200,
                required=False,
                initial=line and line.sentence,
            )

    @property
    def rows(self):
        """(priority, its two fields) for the page."""
        for priority in self.priorities:
            yield priority, self[f"depth-{priority.pk}"], self[f"sentence-{priority.pk}"]

    def clean(self):
        for priority in self.priorities:
            depth, sentence = self._said(priority)
            if sentence and depth is None:
                message = _("Say how deep, or take the sentence out.")
                self.add_error(f"depth-{priority.pk}", message)

    def _said(self, priority):
        said = self.cleaned_data
        return said.get(f"depth-{priority.pk}"), said.get(f"sentence-{priority.pk}", "")

    @property
    def said(self) -> dict:
        """As `say_expertise` takes it."""
        lines = [(priority, *self._said(priority)) for priority in self.priorities]
        return {"lines": [line for line in lines if line[1] is not None]}


class LanguagesForm(forms.Form):
    """How well, for each language of the region."""

    # (reads well, writes) by what is chosen.
    LEVELS = {
        "some": (False, Writes.NOT),
        "reads": (True, Writes.NOT),
        "writes": (True, Writes.SOME),
        "well": (True, Writes.WELL),
    }
    CHOICES = (
        ("", _("Not")),
        ("some", _("I read it with some help")),
        ("reads", _("I read it well")),
        ("writes", _("I read it well and write it a little")),
        ("well", _("I read and write it well")),
    )

    @classmethod
    def of(cls, member, data=None):
        had = {line.language_id: (line.reads_well, line.writes) for line in member.spoken.all()}
        return cls(data, had=had)

    def __init__(self, data=None, *, had):
        super().__init__(data)
        self.languages = list(Language.objects.all())
        names = {level: name for name, level in self.LEVELS.items()}
        for language in self.languages:
            self.fields[f"level-{language.pk}"] = forms.ChoiceField(
                label=language.native,
                choices=self.CHOICES,
                required=False,
                initial=names.get(had.get(language.pk), "reads" if language.pk in had else ""),
            )

    @property
    def said(self) -> dict:
        """As `say_languages` takes it."""
        chosen = [
            (language, self.cleaned_data[f"level-{language.pk}"]) for language in self.languages
        ]
        return {"lines": [(language, *self.LEVELS[level]) for language, level in chosen if level]}
