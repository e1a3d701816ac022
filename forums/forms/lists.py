"""Narrowing a list of threads. Every state of it is an address."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from directory.vocabularies import languages_by_code
from forums.models import Thread

MINE = "mine"


class ListForm(forms.Form):
    show = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[
            ("", _("All threads")),
            ("unanswered", _("Nobody has answered yet")),
            ("answered", _("Answered")),
            ("archived", _("In the archive")),
        ],
    )
    kind = forms.ChoiceField(label=_("Type"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)

    def __init__(self, data=None, *, is_member):
        super().__init__(data)
        self.is_member = is_member
        self.fields["kind"].choices = [("", _("Every type")), *Thread.Kind.choices]
        mine = [(MINE, _("Languages I read"))] if is_member else []
        codes = [(language.pk, language.native) for language in languages_by_code().values()]
        self.fields["language"].choices = [("", _("Every language")), *mine, *codes]

    @cached_property
    def chosen(self) -> dict[str, str]:
        """What is filled in; what is none of the choices counts as left open."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def narrow(self, threads, member):
        """Of a Thread QuerySet, those that are asked for."""
        chosen = self.chosen
        show = {
            "unanswered": threads.listed().unanswered,
            "answered": threads.listed().answered,
            "archived": threads.archived,
        }
        threads = show.get(chosen.get("show"), threads.listed)()
        if kind := chosen.get("kind"):
            threads = threads.of_kind(kind)
        match chosen.get("language"):
            case None:
                return threads
            case "mine":
                return threads.in_languages_of(member)
            case code:
                return threads.in_languages([code])
