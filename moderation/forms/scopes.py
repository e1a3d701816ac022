"""What a moderator works on, as the secretariat is asked for it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.forms.countries import CountryField
from directory.models import Country, Language, Member
from moderation.access import MODERATES
from network.lib.ports import forum_titles


class ScopeForm(forms.Form):
    member = forms.ModelChoiceField(label=_("Moderator"), queryset=Member.objects.none())
    forum = forms.TypedChoiceField(
        label=_("A forum"), required=False, coerce=int, empty_value=None, choices=[]
    )
    country = CountryField(
        label=_("A country"),
        required=False,
        queryset=Country.objects.all(),
        help_text=_("What its members wrote."),
    )
    language = forms.ModelChoiceField(
        label=_("A language"), required=False, queryset=Language.objects.all()
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        moderators = Member.objects.admitted().filter(role__in=MODERATES).exclude(pk=by.pk)
        self.fields["member"].queryset = moderators.by_name()
        self.fields["member"].label_from_instance = lambda member: member.name
        titles = {pk: title for names in forum_titles for pk, title in names().items()}
        self.fields["forum"].choices = [("", "---------"), *titles.items()]

    def clean(self):
        said = super().clean()
        if sum(bool(said.get(name)) for name in ("forum", "country", "language")) != 1:
            self.add_error(None, _("Choose one: a forum, a country or a language."))
        return said
