"""Forms of the ways in. They check shape; the privacy scan stands in the actions too."""

from allauth.account.adapter import get_adapter
from django import forms
from django.utils.translation import gettext_lazy as _

from directory.forms import NameForm
from directory.models import Country, Invitation, Member, Organisation, Sector


def guidelines_field() -> forms.BooleanField:
    return forms.BooleanField(
        label=_("I accept the guidelines."),
        error_messages={"required": _("Without this nobody can take part.")},
    )


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
    country = forms.ModelChoiceField(
        label=_("Country"), queryset=Country.objects.all(), required=False, empty_label=_("Any")
    )
    sector = forms.ModelChoiceField(
        label=_("Sector"), queryset=Sector.objects.all(), required=False, empty_label=_("Any")
    )
    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.all(),
        required=False,
        empty_label=_("Any"),
    )

    def __init__(self, *args, roles: list, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles

    def clean_email(self):
        email = self.cleaned_data["email"]
        if email and Member.objects.admitted().filter(email__iexact=email).exists():
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
