"""The secretariat's form of a contact point. It checks shape; the privacy scan is in the action."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from directory.forms.naming import NamingForm
from directory.models import ContactFunction, ContactPoint, Language

DIALLED = RegexValidator(r"^\+[0-9 ]{5,38}$", _("With + and the country's code, then digits."))
FIELDS = ("function", "name", "email", "phone", "website", "hours", "note")


class ContactPointForm(NamingForm):
    function = forms.ModelChoiceField(
        label=_("What for"), queryset=ContactFunction.objects.all(), empty_label=None
    )
    name = forms.CharField(
        label=_("Name of the office"),
        max_length=120,
        help_text=_("Of the office or its function, never a person's."),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("The mailbox of the function: somebody reads it when one person is away."),
    )
    phone = forms.CharField(
        label=_("Telephone"), max_length=40, required=False, validators=[DIALLED]
    )
    website = forms.URLField(
        label=_("Website"), max_length=200, required=False, assume_scheme="https"
    )
    hours = forms.CharField(
        label=_("Hours"),
        max_length=120,
        required=False,
        help_text=_("With the time zone, such as: Monday to Friday, 9 to 16, Riga time."),
    )
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
    languages = forms.ModelMultipleChoiceField(
        label=_("Languages"),
        queryset=Language.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    @classmethod
    def of(cls, contact_point: ContactPoint, data=None):
        initial = {field: getattr(contact_point, field) for field in FIELDS}
        initial |= {
            "function": contact_point.function_id,
            "languages": list(contact_point.languages.values_list("pk", flat=True)),
        }
        return cls(data, initial=initial)

    def clean(self):
        data = super().clean()
        if not self.errors and not (data.get("email") or data.get("phone")):
            raise forms.ValidationError(_("Give an e-mail address or a telephone number."))
        return data
