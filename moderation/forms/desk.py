"""Forms of the desk's matters. They check shape; scan and rights stand in the actions."""

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from directory.forms.countries import CountryField
from directory.models import Country, Member
from moderation.actions.sanctioning import CARRIES, may_stand_beside
from moderation.forms.grounds import GroundForm
from moderation.forms.sanctions import lengths, shorter
from moderation.models import Decision, Matter, ReasonText, Sanction
from moderation.models.matters import OFFICE
from moderation.queue_search import LONGEST
from network.lib.ports import forum_titles

MINE, UNCLAIMED, OVERDUE = "mine", "unclaimed", "overdue"


class QueueFilter(forms.Form):
    """What of the queue is shown; it stands in the address."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"type": "search"}),
        help_text=_("Number, author, words of a report, or title of the thread"),
    )
    show = forms.ChoiceField(
        label=_("Which"),
        required=False,
        choices=[
            ("", _("All")),
            (MINE, _("Mine")),
            (UNCLAIMED, _("Nobody has it")),
            (OVERDUE, _("Overdue")),
        ],
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    country = CountryField(
        label=_("Country"), required=False, queryset=Country.objects.all(), empty_label=_("All")
    )
    forum = forms.TypedChoiceField(
        label=_("Forum"), required=False, coerce=int, empty_value=None, choices=[]
    )

    def __init__(self, *args, of_office: bool, **kwargs):
        """Take whether who asks decides on applications and changes, too."""
        super().__init__(*args, **kwargs)
        kinds = [(k, label) for k, label in Matter.Kind.choices if of_office or k not in OFFICE]
        self.fields["kind"].choices = [("", _("All")), *kinds]
        titles = {pk: title for names in forum_titles for pk, title in names().items()}
        self.fields["forum"].choices = [("", _("All")), *titles.items()]


# To find nothing wrong needs none; a second look stands on the number of the first.
WITHOUT_NUMBER = frozenset(
    {
        *(Decision.Kind.DISMISS, Decision.Kind.RESTORE, Decision.Kind.APPROVE),
        *(Decision.Kind.UPHOLD, Decision.Kind.REVERSE),
        *(Decision.Kind.LIFT, Decision.Kind.SHORTEN),
    }
)


FOR_A_TIME = frozenset(
    {
        *(Decision.Kind.MUTE, Decision.Kind.SUSPEND, Decision.Kind.SHORTEN),
        *(Sanction.Kind.MUTE, Sanction.Kind.SUSPENSION),
    }
)
BESIDE = [
    ("", _("Nothing more")),
    (Sanction.Kind.WARNING, _("A warning")),
    (Sanction.Kind.MUTE, _("No writing for a time")),
    (Sanction.Kind.SUSPENSION, _("Suspended for a time")),
]


def with_text(data: QueryDict) -> QueryDict:
    """What was sent, with a kept text in place of the reason when its button was pressed."""
    text = ReasonText.objects.filter(pk=_number(data.get("text", ""))).first()
    if text is None:
        return data
    data = data.copy()
    data["words"], data["guideline"] = text.words, text.guideline
    return data


def _number(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None


class DecisionForm(GroundForm):
    """A decision, on what was seen."""

    kind = forms.ChoiceField(
        label=_("What is to be done?"),
        widget=forms.RadioSelect(attrs={"data-key": "d"}),
        choices=[],
    )
    beside = forms.ChoiceField(label=_("And about its author"), required=False, choices=BESIDE)
    days = forms.TypedChoiceField(
        label=_("For how long"), required=False, coerce=int, empty_value=None
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)
    thing_seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    field_order = ["kind", "beside", "days", "guideline", "words", "seen", "thing_seen"]
    # Which fields must be filled in depends on the decision.
    use_required_attribute = False

    def __init__(self, *args, kinds, may_sanction=False, shorter_than=None, **kwargs):
        """Take what the moderator may decide.

        Args:
            may_sanction: also about its author, beside what is done to the words.
            shorter_than: days that what is objected to lasts; None is without an end.
        """
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, Decision.Kind(kind).label) for kind in kinds]
        shortens = Decision.Kind.SHORTEN in kinds
        self.fields["days"].choices = shorter(shorter_than) if shortens else lengths()
        if not (may_sanction and set(kinds) & set(CARRIES)):
            self.fields["beside"].widget = forms.HiddenInput()
        if not FOR_A_TIME & set(kinds):
            self.fields["days"].widget = forms.HiddenInput()
        self.fields["words"].help_text = _("The author reads it. Do not repeat what you take out.")

    def clean(self):
        said = super().clean()
        if said.get("kind") in WITHOUT_NUMBER and not said.get("guideline"):
            self.errors.pop("guideline", None)
            said["guideline"] = ""
        kind, beside = said.get("kind"), said.get("beside")
        if beside and kind and not may_stand_beside(kind, beside):
            self.add_error("beside", _("This does not go together with what is to be done."))
        is_for_a_time = kind in FOR_A_TIME or beside in (
            Sanction.Kind.MUTE,
            Sanction.Kind.SUSPENSION,
        )
        if is_for_a_time and said.get("days") is None:
            self.add_error("days", _("Say for how long."))
        return said

    def unjudged(self) -> "DecisionForm":
        """The same, not looked at yet: a text was put in, nothing is decided."""
        self._errors = ErrorDict()
        self.cleaned_data = {}
        return self


class SeenForm(forms.Form):
    """Which version of a matter was looked at."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class SecondForm(SeenForm):
    """What the second of two persons says."""

    decision = forms.IntegerField(widget=forms.HiddenInput)


class KeepOpenForm(SecondForm):
    words = forms.CharField(
        label=_("Why not?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class NoteForm(forms.Form):
    words = forms.CharField(
        label=_("Note"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Colleagues at the desk read it, and nobody else."),
    )


class HandOverForm(forms.Form):
    to = forms.ModelChoiceField(label=_("To whom?"), queryset=Member.objects.none())
    words = forms.CharField(
        label=_("What they should know"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data=None, *, colleagues, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["to"].queryset = colleagues
        self.fields["to"].label_from_instance = lambda member: member.name


def tells_too_much(form) -> None:
    """The scan has found somebody in what a moderator wrote: it stays in the form."""
    form.add_error("words", _("Leave out what tells who somebody is. Nothing was done."))
