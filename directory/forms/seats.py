"""Forms about seats. They check shape; what cannot be is said by the actions."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.actions.seats import OtherCountry
from directory.models import Body, Seat, SeatTerm
from network.lib.written import Refused

PERSONAL = _("%(field)s looks like a personal number. Nothing was saved.")


class MomentField(forms.DateTimeField):
    """A day and a time to the minute, in the time zone of the page."""

    def __init__(self, **more):
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(widget=widget, **more)


class ActingForm(forms.Form):
    """A form whose action may say that it cannot be."""

    def refuse(self, error: Exception) -> None:
        """Show what the action said; nothing was saved."""
        if isinstance(error, Refused):
            self.add_error(None, PERSONAL % {"field": error.label})
        else:
            field = "reason" if isinstance(error, OtherCountry) else None
            self.add_error(field, str(error))


class BodyFilter(forms.Form):
    body = forms.ModelChoiceField(
        label=_("Body"), queryset=Body.objects.order_by("name"), empty_label=None
    )


class StatusForm(ActingForm):
    status = forms.ChoiceField(label=_("Status"), choices=Seat.Status.choices)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("Which decision or letter says so. It is kept for good."),
    )


class EndForm(ActingForm):
    ends = MomentField(
        label=_("Ends"), required=False, help_text=_("Leave it empty for a term without an end.")
    )


class AppointForm(ActingForm):
    role = forms.ChoiceField(label=_("Role"), choices=SeatTerm.Role.choices)
    starts = MomentField(
        label=_("Starts"), required=False, help_text=_("At once, when left empty.")
    )
    ends = MomentField(
        label=_("Ends"),
        required=False,
        help_text=_("Leave it empty for a term without an end. It can be changed later."),
    )
    reason = forms.CharField(
        label=_("Why somebody of another country?"),
        max_length=300,
        error_messages={"required": _("Say why somebody of another country sits there.")},
    )

    def __init__(self, *args, other_country: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if not other_country:
            del self.fields["reason"]

    def clean(self):
        data = super().clean()
        starts, ends = data.get("starts"), data.get("ends")
        if ends and not self.errors and ends <= (starts or timezone.now()):
            self.add_error("ends", _("A term ends after it starts."))
        return data


class MemberSearch(forms.Form):
    """Whom to appoint; lives in the address."""

    words = forms.CharField(label=_("Name, handle or organisation"), max_length=80)
