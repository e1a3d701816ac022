"""One's own profile, a section a form: what colleagues are told, and who of them.

Each has `of(member, data)`, filled with what is there, and `said`, which its action takes.
"""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.forms.members import PlaceForm
from directory.models import PlaceLevel, Profile
from directory.orcid import orcid

MOST_SKILLS, LONGEST_SKILL = 12, 40


class Section(forms.Form):
    """A section's form; `said` is what its action takes."""

    @property
    def said(self) -> dict:
        return self.cleaned_data


class WhoForm(Section, PlaceForm):
    name = forms.CharField(label=_("Name"), max_length=80)
    headline = forms.CharField(
        label=_("Function"), max_length=80, required=False, help_text=_("What you do, in a line.")
    )
    about = forms.CharField(
        label=_("About"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    level = forms.ModelChoiceField(
        label=_("Level"),
        queryset=PlaceLevel.objects.all(),
        required=False,
        empty_label=_("Not said"),
        help_text=_("For how large a place you work."),
    )

    field_order = ["name", "headline", "about", "country", "sector", "level", "timezone"]

    @classmethod
    def of(cls, member, data=None):
        profile = Profile.objects.filter(pk=member.pk).first() or Profile()
        initial = {
            "name": member.name,
            "headline": member.headline,
            "about": profile.about,
            "country": member.country_id,
            "sector": member.sector_id,
            "level": profile.level_id,
            "timezone": member.timezone,
        }
        form = cls(data, initial=initial)
        if member.verified_name:
            # It is the role's, and changes on the page of the role.
            form.fields["name"].disabled = True
        return form


class SkillsForm(Section):
    skills = forms.CharField(
        label=_("Skills"),
        required=False,
        max_length=600,
        help_text=_(
            "What you can do, in free words with commas between them, twelve at the most: "
            "child interviewing, group facilitation, evaluation."
        ),
    )

    @classmethod
    def of(cls, member, data=None):
        profile = Profile.objects.filter(pk=member.pk).first()
        names = profile.skills.order_by("name").values_list("name", flat=True) if profile else []
        return cls(data, initial={"skills": ", ".join(names)})

    def clean_skills(self):
        said = [" ".join(skill.split()).lower() for skill in self.cleaned_data["skills"].split(",")]
        skills = list(dict.fromkeys(skill for skill in said if skill))
        if len(skills) > MOST_SKILLS:
            raise forms.ValidationError(_("Twelve skills at the most."))
        if any(len(skill) > LONGEST_SKILL for skill in skills):
            raise forms.ValidationError(_("A skill has at most 40 characters."))
        return skills


class OffersForm(Section):
    offers = forms.MultipleChoiceField(
        label=_("What colleagues may ask you for"),
        choices=Profile.Offer,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    orcid = forms.CharField(
        label="ORCID",
        required=False,
        max_length=60,
        help_text=_(
            "If you publish: your number at orcid.org, sixteen digits. "
            "Colleagues find your publications by it."
        ),
    )

    @classmethod
    def of(cls, member, data=None):
        profile = Profile.objects.filter(pk=member.pk).first() or Profile()
        return cls(data, initial={"offers": profile.offers, "orcid": profile.orcid})

    def clean_orcid(self):
        given = self.cleaned_data["orcid"]
        try:
            return orcid(given) if given else ""
        except ValueError:
            raise forms.ValidationError(
                _("This is no ORCID: one of its digits is wrong or missing. Copy it once more.")
            ) from None
