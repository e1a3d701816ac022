"""Who sees what, where one is found, and under which name."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.forms.members import NameForm
from directory.forms.profile import Section
from directory.models import Profile, Visibility
from directory.models.visibility import FACE, PARTS
from network.lib.languages import fold

LABELS = {
    "headline": _("Function"),
    "organisation": _("Organisation"),
    "country": _("Country"),
    "sector": _("Sector"),
    "about": _("About"),
    "level": _("Level"),
    "expertise": _("What you work on"),
    "skills": _("Skills"),
    "languages": _("Languages"),
    "affiliations": _("Where you work and worked"),
    "orcid": _("ORCID"),
    "offers": _("What colleagues may ask you for"),
    "activity": _("Threads you take part in"),
}
# Visitors read posts without names: a public list of somebody's threads would give them away.
NEVER_PUBLIC = {"activity"}


class SeenByForm(Section):
    """A choice for each part."""

    def __init__(self, data=None, *, initial):
        super().__init__(data, initial=initial)
        for part in PARTS:
            choices = [
                choice
                for choice in Visibility.choices
                if not (part in NEVER_PUBLIC and choice[0] == Visibility.EVERYONE)
            ]
            self.fields[part] = forms.TypedChoiceField(
                label=LABELS[part], choices=choices, coerce=int
            )

    @classmethod
    def of(cls, member, data=None):
        profile = Profile.objects.filter(pk=member.pk).first() or Profile()
        rows = {part: member if part in FACE else profile for part in PARTS}
        return cls(data, initial={part: getattr(row, f"{part}_to") for part, row in rows.items()})


class FoundForm(Section):
    """Where a member is found."""

    is_listed = forms.BooleanField(
        label=_("List me in the directory"),
        required=False,
        help_text=_(
            "Also in its pictures and among the colleagues that Havn suggests. "
            "Who reads your posts finds your page in any case."
        ),
    )
    is_findable = forms.BooleanField(label=_("Let a search for my name find me"), required=False)
    is_mentionable = forms.BooleanField(
        label=_("Let colleagues mention me"),
        required=False,
        help_text=_("If not, your handle with an @ is only text, and you are not told."),
    )
    is_public = forms.BooleanField(
        label=_("A page for everyone, also without an account"),
        required=False,
        help_text=_(
            "It shows your name, and of the rest what you show to everyone. "
            "Search engines may find it. Only while you are listed."
        ),
    )

    @classmethod
    def of(cls, member, data=None):
        return cls(data, initial={name: getattr(member, name) for name in cls.base_fields})


class RoleNameForm(NameForm, Section):
    """Under which role a member is listed, and under which handle."""

    def __init__(self, data=None, *, member):
        super().__init__(data, initial={"handle": member.handle})
        self.member = member
        self.fields["name"].label = _("Name of your role")
        self.fields["name"].help_text = _("For example: Police officer, child protection.")
        self.fields["handle"].help_text = _(
            "It stands in the address of your page. Choose another one if yours says who you are."
        )

    def clean_name(self):
        name = super().clean_name()
        known = self.member.verified_name or self.member.name
        if _words(name) & _words(known):
            raise forms.ValidationError(_("This holds a part of your own name."))
        return name

    def clean_handle(self):
        # The one they have is theirs.
        if self.cleaned_data["handle"].lower() == self.member.handle:
            return self.member.handle
        return super().clean_handle()


class OwnNameForm(RoleNameForm):
    """Under one's own name again: only the handle is asked for."""

    name = None

    def __init__(self, data=None, *, member):
        forms.Form.__init__(self, data, initial={"handle": member.handle})
        self.member = member


def _words(name: str) -> set[str]:
    """The words of a name that would be recognised; an initial would not."""
    return {word for word in fold(name).replace("-", " ").split() if len(word.strip(".,")) > 2}
