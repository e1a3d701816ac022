"""Where else somebody works or worked."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models import Organisation
from network.lib.languages import fold, sort_key

NAMED = 5


def _day(label, **more):
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}), **more)


class AffiliationForm(forms.Form):
    """A function at an organisation that Havn knows, from a day on."""

    organisation = forms.CharField(
        label=_("Organisation"), max_length=120, help_text=_("Its name as Havn knows it.")
    )
    function = forms.CharField(label=_("Function"), max_length=80)
    starts = _day(_("From"))
    ends = _day(_("Until"), required=False, help_text=_("Empty if you still work there."))

    def clean_organisation(self):
        typed = self.cleaned_data["organisation"]
        known = Organisation.objects.filter(sort_key=sort_key(typed)).first()
        known = known or Organisation.objects.filter(name__iexact=typed).first()
        if known is None:
            raise forms.ValidationError(_unknown(typed))
        return known

    def clean_starts(self):
        return _not_ahead(self.cleaned_data["starts"])

    def clean(self):
        starts, ends = self.cleaned_data.get("starts"), self.cleaned_data.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", _("This is before it began."))


class EndForm(forms.Form):
    """Until when."""

    ends = _day(_("Until"))

    def __init__(self, data=None, *, affiliation):
        super().__init__(data, initial={"ends": timezone.localdate()})
        self.affiliation = affiliation

    def clean_ends(self):
        ends = _not_ahead(self.cleaned_data["ends"])
        if ends < self.affiliation.starts:
            raise forms.ValidationError(_("This is before it began."))
        return ends


def _not_ahead(day):
    if day > timezone.localdate():
        raise forms.ValidationError(_("This day is still to come."))
    return day


def _unknown(typed: str):
    """With organisations that hold a word of it: a typing error is found at once."""
    near = Organisation.objects.none()
    for word in [word for word in fold(typed).split() if len(word) > 3][:4]:
        near |= Organisation.objects.filter(sort_key__contains=word)
    names = list(near.by_name().values_list("name", flat=True)[:NAMED])
    if not names:
        return _("Havn knows no organisation of this name. Ask the secretariat to enter it.")
    message = _("Havn knows no organisation of this name. Is it one of these? %(names)s")
    return message % {"names": "; ".join(names)}
