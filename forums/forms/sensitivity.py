"""Choosing what may leave of a thread: never more than its forum lets out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from forums.models.sensitivity import Sensitivity, stricter_than

SAYS = {
    Sensitivity.OPEN: _("Open: all of it may leave Havn."),
    Sensitivity.MEMBERS: _("Members: mails to members carry its first words."),
    Sensitivity.TITLES_ONLY: _("Titles only: the title may leave, and no words."),
    Sensitivity.NO_RECORD: _("No record: nothing leaves, not even the title."),
}


class SensitivityField(forms.ChoiceField):
    """Radio buttons, from what the forum says to what lets out least."""

    def __init__(self, **kwargs):
        super().__init__(label=_("What may leave Havn"), widget=forms.RadioSelect, **kwargs)

    def validate(self, value):
        """An empty one counts as the others: it may let out more than now."""
        if not self.valid_value(value):
            raise forms.ValidationError(
                self.error_messages["invalid_choice"], "invalid_choice", {"value": value}
            )

    def offer(self, forum, may=lambda level: True) -> None:
        """Set the choices of a thread in the forum.

        Args:
            may: (sensitivity) -> bool, whether this member may choose it.
        """
        levels = [Sensitivity(forum.sensitivity), *stricter_than(forum.sensitivity)]
        # Empty is "as the forum": it follows when the forum's changes.
        self.choices = [
            ("" if level == forum.sensitivity else level, SAYS[level])
            for level in levels
            if may(level)
        ]


class SensitivityForm(forms.Form):
    sensitivity = SensitivityField()

    def __init__(self, data=None, *, thread, may):
        super().__init__(data, initial={"sensitivity": thread.sensitivity})
        self.fields["sensitivity"].offer(thread.forum, may)
