"""Forms of the ways in. They check shape; the privacy scan stands in the actions too."""

from allauth.account.adapter import get_adapter
from django import forms
from django.utils.translation import gettext_lazy as _

from directory.forms.countries import CountryField
from directory.forms.members import NameForm
from directory.models import Application, Country, Invitation, Member, Organisation, Sector

LEFT = _("Left to them")


def guidelines_field() -> forms.BooleanField:
    return forms.BooleanField(
        label=_("I accept the guidelines."),
        error_messages={"required": _("Without this nobody can take part.")},
    )


class SignupForm(NameForm):
    """What applying asks beside e-mail and password. allauth calls `signup`."""

    organisation = forms.CharField(
        label=_("Organisation"), max_length=160, help_text=_("Where you work, in your own words.")
    )
    country = CountryField(label=_("Country"), queryset=Country.objects.all())
    sector = forms.ModelChoiceField(label=_("Sector"), queryset=Sector.objects.all())
    statement = forms.CharField(
        label=_("Why you want to join"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What you work on, and what you hope to find here. Read by the secretariat."),
    )
    sponsor = forms.SlugField(
        label=_("A member who knows you"),
        max_length=30,
        required=False,
        help_text=_("Their handle, if you know it. The secretariat may ask them."),
    )
    guidelines = guidelines_field()

    field_order = [
        *["email", "name", "handle", "password1", "password2", "organisation", "country"],
        *["sector", "statement", "sponsor", "guidelines"],
    ]

    def clean_organisation(self):
        return self._scanned("Application.organisation", self.cleaned_data["organisation"])

    def clean_statement(self):
        return self._scanned("Application.statement", self.cleaned_data["statement"])

    def clean_sponsor(self):
        return self._scanned("Application.sponsor", self.cleaned_data["sponsor"].lower())

    def signup(self, request, user):
        """Called by allauth with the saved member; the adapter has written the application."""


class JoinForm(NameForm):
    """What an invited person is asked: no more than a name, a handle and a yes."""

    email = forms.EmailField(label=_("E-mail"), help_text=_("Shown to nobody."))
    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_(
            "At least 12 characters. Leave it empty if you would rather get a code by e-mail each "
            "time you sign in."
        ),
    )
    guidelines = guidelines_field()

    field_order = ["email", "name", "handle", "password", "guidelines"]

    def __init__(self, *args, invitation: Invitation, **kwargs):
        super().__init__(*args, **kwargs)
        self.invitation = invitation
        if invitation.email:
            # Disabled: whatever is sent, the address stays the one that was mailed to.
            self.fields["email"].disabled = True
            self.initial["email"] = invitation.email

    def clean_email(self):
        return get_adapter().clean_email(self.cleaned_data["email"].lower())

    def clean(self):
        cleaned = super().clean()
        if password := cleaned.get("password"):
            user = Member(email=cleaned.get("email", ""), name=cleaned.get("name", ""))
            try:
                get_adapter().clean_password(password, user=user)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return cleaned

    @property
    def written(self) -> dict:
        """Keyword arguments of an action."""
        asked = {field: self.cleaned_data[field] for field in ("email", "name", "handle")}
        return asked | {"password": self.cleaned_data["password"] or None}


class InvitationForm(forms.Form):
    """Whom to invite, and as what."""

    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("We send the invitation there. Leave it empty to make a link instead."),
    )
    most_uses = forms.IntegerField(
        label=_("How many may use the link"),
        initial=1,
        min_value=1,
        max_value=200,
        help_text=_("An invitation by e-mail is for one person."),
    )
    days = forms.IntegerField(
        label=_("Days until it is over"), initial=14, min_value=1, max_value=90
    )
    role = forms.ChoiceField(label=_("Role"), initial=Member.Role.MEMBER)
    country = CountryField(
        label=_("Country"),
        queryset=Country.objects.all(),
        required=False,
        empty_label=LEFT,
    )
    sector = forms.ModelChoiceField(
        label=_("Sector"),
        queryset=Sector.objects.all(),
        required=False,
        empty_label=LEFT,
    )
    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.all(),
        required=False,
        empty_label=LEFT,
    )

    def __init__(self, *args, roles: list, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles

    def clean_email(self):
        email = self.cleaned_data["email"]
        if email and Member.objects.let_in().filter(email__iexact=email).exists():
            raise forms.ValidationError(_("There is already a member with this address."))
        return email

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("email") and cleaned.get("most_uses", 1) > 1:
            self.add_error("most_uses", _("An invitation by e-mail is for one person."))
        return cleaned


class InvitationFilter(forms.Form):
    """Which invitations the secretariat looks at; lives in the address."""

    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("Any")), *Invitation.State.choices]
    )


class AnswerForm(forms.Form):
    words = forms.CharField(
        label=_("Your answer"), max_length=1000, widget=forms.Textarea(attrs={"rows": 5})
    )


class ApplicationFilter(forms.Form):
    """Which applications the secretariat looks at; lives in the address."""

    UNDECIDED = "undecided"
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[(UNDECIDED, _("Not decided yet")), *Application.State.choices],
    )
    country = CountryField(
        label=_("Country"), queryset=Country.objects.all(), required=False, empty_label=_("Any")
    )
    sector = forms.ModelChoiceField(
        label=_("Sector"), queryset=Sector.objects.all(), required=False, empty_label=_("Any")
    )
