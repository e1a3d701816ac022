"""Narrowing the list of threads that wait. Every state of it is an address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.vocabularies import languages_by_code, priorities_by_id

QUIET = "quiet"


class WaitingForm(forms.Form):
    show = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[
            ("", _("Nobody has answered yet")),
            (QUIET, _("Quiet for two weeks, after replies")),
        ],
    )
    priority = forms.ChoiceField(label=_("Priority"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)

    def __init__(self, data):
        super().__init__(data)
        priorities = [(str(pk), str(priority)) for pk, priority in priorities_by_id().items()]
        self.fields["priority"].choices = [("", _("Every priority")), *priorities]
        codes = [(language.pk, language.native) for language in languages_by_code().values()]
        self.fields["language"].choices = [("", _("Every language")), *codes]
        # What is none of the choices counts as left open.
        self.full_clean()

    @property
    def is_quiet(self) -> bool:
        return self.cleaned_data.get("show") == QUIET

    @property
    def filters(self) -> tuple[tuple[str, str], ...]:
        return tuple((name, value) for name, value in self.cleaned_data.items() if value)

    def narrow(self, threads):
        if priority := self.cleaned_data.get("priority"):
            threads = threads.about([int(priority)])
        if language := self.cleaned_data.get("language"):
            threads = threads.in_languages([language])
        return threads
