"""Forms about mandates and their priorities. They check shape; the actions do the rest."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.models import Body

MOST = 10

# Of Lucide; by what one sees.
ICONS = [
    ("baby", _("Baby")),
    ("book-open-text", _("Book")),
    ("compass", _("Compass")),
    ("globe", _("Globe")),
    ("graduation-cap", _("Graduation cap")),
    ("hand-heart", _("Hand with a heart")),
    ("handshake", _("Handshake")),
    ("heart-pulse", _("Heart with a pulse")),
    ("house-heart", _("House with a heart")),
    ("landmark", _("Public building")),
    ("laptop", _("Laptop")),
    ("life-buoy", _("Lifebuoy")),
    ("megaphone", _("Megaphone")),
    ("messages-square", _("Talk")),
    ("milestone", _("Signpost")),
    ("route", _("Route")),
    ("scale", _("Scales")),
    ("school", _("School")),
    ("shield", _("Shield")),
    ("sprout", _("Sprout")),
    ("target", _("Target")),
    ("unlink", _("Broken chain")),
    ("users-round", _("People")),
]


class PriorityForm(forms.Form):
    label = forms.CharField(
        label=_("Short label"), max_length=60, help_text=_("Stands on threads and in lists.")
    )
    title = forms.CharField(label=_("Full title"), max_length=160)
    articles = forms.CharField(
        label=_("Articles"),
        max_length=120,
        required=False,
        help_text=_("Of the Convention on the Rights of the Child, with commas between them."),
    )
    icon = forms.ChoiceField(label=_("Icon"), choices=[("", _("None")), *ICONS], required=False)

    @classmethod
    def of(cls, priority, data=None):
        fields = ("label", "title", "articles", "icon")
        form = cls(data, initial={field: getattr(priority, field) for field in fields})
        if priority.icon and priority.icon not in dict(ICONS):
            form.fields["icon"].choices.append((priority.icon, priority.icon))
        return form


class MandateForm(forms.Form):
    body = forms.ModelChoiceField(
        label=_("Body"), queryset=Body.objects.order_by("name"), empty_label=None
    )
    title = forms.CharField(label=_("Title"), max_length=120)
    starts = forms.DateField(
        label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    ends = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leave it empty when it is not known."),
    )

    def clean(self):
        data = super().clean()
        if data.get("starts") and data.get("ends") and data["ends"] <= data["starts"]:
            self.add_error("ends", _("A mandate ends after it starts."))
        return data


class Priorities(
    forms.formset_factory(
        PriorityForm,
        extra=MOST - 1,
        min_num=1,
        max_num=MOST,
        absolute_max=MOST,
        validate_min=True,
        validate_max=True,
    )
):
    """The priorities of a new mandate, one after the other; rows left empty are none."""

    def rows(self) -> list[dict]:
        return [form.cleaned_data for form in self.forms if form.has_changed()]
