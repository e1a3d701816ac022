"""How often, and at which hours not, somebody may be asked as an expert."""

from django import forms
from django.utils.translation import gettext_lazy as _

HOUR = {"widget": forms.TimeInput(attrs={"type": "time"}, format="%H:%M")}


class ExpertForm(forms.Form):
    at_most = forms.IntegerField(
        label=_("Questions in 30 days, at most"), min_value=1, max_value=20, initial=2
    )
    quiet_from = forms.TimeField(
        label=_("No mail from"),
        initial="18:00",
        help_text=_("By your own clock. The same hour twice: at any time."),
        **HOUR,
    )
    quiet_until = forms.TimeField(label=_("until"), initial="08:00", **HOUR)

    @classmethod
    def of(cls, expert, data=None):
        """Filled with what was chosen; as everybody begins, where nothing was."""
        names = cls.base_fields if expert else ()
        return cls(data, initial={name: getattr(expert, name) for name in names})
