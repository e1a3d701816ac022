"""What the secretariat decides about an application or a change, on its page and at the desk."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory import access
from directory.actions import applications, changes
from directory.models import Application, Change, Organisation, OrganisationDomain
from network.lib.languages import sort_key
from network.lib.written import Refused


class DecidingForm(forms.Form):
    """The words, and a button for each decision."""

    YES, ASK, DECLINE = "yes", "ask", "decline"
    OTHERS = (ASK, DECLINE)

    decision = forms.ChoiceField(widget=forms.HiddenInput)
    words = forms.CharField(
        max_length=1000,
        required=False,
        # The desk's key for the decision leads here.
        widget=forms.Textarea(attrs={"rows": 5, "data-key": "d"}),
    )

    def __init__(self, data=None, *, about: Application | Change):
        super().__init__(data)
        self.about = about
        self.fields["decision"].choices = [(name, name) for name in (self.YES, *self.OTHERS)]

    @property
    def buttons(self) -> list[tuple[str, str]]:
        """[(decision, label)]. Of what was declined only a yes is left: a refusal can be mended."""
        others = [(self.ASK, _("Ask for more")), (self.DECLINE, _("Decline"))]
        return [(self.YES, self.yes), *(others if self.about.is_undecided else [])]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("decision") in self.OTHERS and not cleaned.get("words"):
            self.add_error("words", _("Say what you need to know, or why not."))
        return cleaned

    def refuse(self, refused: Refused) -> None:
        """Put what the scan found back into the form."""
        message = _("%(field)s: this looks like a personal number. Nothing was sent.")
        self.add_error("words", message % {"field": refused.label})


class ApplicationForm(DecidingForm):
    YES = "admit"

    def __init__(self, data=None, **about):
        super().__init__(data, **about)
        self.yes = _("Admit")
        self.fields["words"].label = _("Your words to the applicant")
        self.fields["words"].help_text = _(
            "Mailed, and shown on the applicant's page. Needed to ask and to decline."
        )

    def carry_out(self, by) -> str:
        """Decide, and return what is said of it then.

        Raises:
            Refused: the privacy scan found something in the words.
            Decided: somebody has decided meanwhile.
        """
        application, words = self.about, self.cleaned_data["words"]
        match self.cleaned_data["decision"]:
            case self.ASK:
                applications.ask(application=application, by=by, words=words)
                said = _("%(name)s is asked for more.")
            case self.DECLINE:
                applications.decline(application=application, by=by, words=words)
                said = _("%(name)s is declined.")
            case _yes:
                applications.admit(member=application.member, by=by, words=words)
                said = _("%(name)s is admitted.")
        return said % {"name": application.member.name}


class ChangeForm(DecidingForm):
    YES = "accept"

    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Organisation"),
        queryset=Organisation.objects.by_name(),
        required=False,
        empty_label=gettext_lazy("Choose the one that is meant"),
        help_text=gettext_lazy("Needed to accept. It is not in the list? Add it first."),
    )

    field_order = ["decision", "organisation", "words"]

    def __init__(self, data=None, **about):
        super().__init__(data, **about)
        self.yes = _("Accept")
        self.fields["words"].label = _("Your words to the member")
        self.fields["words"].help_text = _(
            "Mailed, and shown to the member. Needed to ask and to decline."
        )
        if self.about.kind == Change.Kind.EMPLOYER:
            self.initial["organisation"] = _likely(self.about)
        else:
            del self.fields["organisation"]

    def clean(self):
        cleaned = super().clean()
        asks_which = "organisation" in self.fields and not cleaned.get("organisation")
        if cleaned.get("decision") == self.YES and asks_which:
            self.add_error("organisation", _("Choose the organisation that is meant."))
        return cleaned

    def carry_out(self, by) -> str:
        """As that of an application."""
        change, words = self.about, self.cleaned_data["words"]
        match self.cleaned_data["decision"]:
            case self.ASK:
                changes.ask(change=change, by=by, words=words)
                said = _("%(name)s is asked for more.")
            case self.DECLINE:
                changes.decline(change=change, by=by, words=words)
                said = _("Declined. %(name)s is told why.")
            case _yes:
                organisation = self.cleaned_data.get("organisation")
                changes.accept(change=change, by=by, organisation=organisation, words=words)
                said = _("Accepted. %(name)s is told.")
        return said % {"name": change.member.name}


def application_form(application: Application, member, data=None) -> ApplicationForm | None:
    """The form, for who may decide on it now."""
    if not access.may_decide(member, application):
        return None
    return ApplicationForm(data, about=application)


def change_form(change: Change, member, data=None) -> ChangeForm | None:
    """The form, for who may decide on it now."""
    if not access.may_decide_change(member, change):
        return None
    return ChangeForm(data, about=change)


def _likely(change: Change) -> int | None:
    """The organisation of that very name, else the one whose mail domain the member has."""
    named = Organisation.objects.filter(sort_key=sort_key(change.organisation)).first()
    if named:
        return named.pk
    known = OrganisationDomain.objects.of_address(change.member.email)
    return known[0].organisation_id if known else None
