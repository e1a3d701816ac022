"""allauth's forms in our words. Named in network/sign_in.py; the other modules hold our own."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from allauth.socialaccount import forms as socialaccount
from django import forms
from django.db import IntegrityError, transaction
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from directory.models import Member
from network.lib.scan import scan


class OurWords:
    """Labels as the rest of Havn has them, and no placeholder that says the label again."""

    labels = {
        "email": _("E-mail"),
        "login": _("E-mail"),
        "password": _("Password"),
        "password1": _("New password"),
        "password2": _("New password, again"),
        "oldpassword": _("Password you have now"),
        "code": _("Code"),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)


class LoginForm(OurWords, account.LoginForm):
    pass


class OneAtATime:
    """Two who choose the same handle at once pass the check of the form together."""

    def try_save(self, request):
        try:
            with transaction.atomic():
                return super().try_save(request)
        except IntegrityError:
            return None, self._too_late(request)

    def _too_late(self, request):
        if Member.objects.filter(handle=self.cleaned_data["handle"]).exists():
            self.add_error("handle", _("Somebody took that handle a moment ago. Choose another."))
        else:
            self.add_error(None, _("That was sent twice. Look into your mail for the code."))
        context = {"form": self, "login_url": reverse("account_login")}
        return render(request, self.template, context, status=422)


class SignupForm(OneAtATime, OurWords, account.SignupForm):
    template = "account/signup.html"
    labels = OurWords.labels | {"password1": _("Password"), "password2": _("Password, again")}


class ConnectedSignupForm(OneAtATime, OurWords, socialaccount.SignupForm):
    """Applying by an organisation's sign-in: everything but a password."""

    template = "socialaccount/signup.html"

    def try_save(self, request):
        # What the provider said, for another try: allauth has let go of it already.
        said = self.sociallogin.serialize()
        user, response = super().try_save(request)
        if response is not None and self.errors:
            request.session["socialaccount_sociallogin"] = said
        return user, response


class AddEmailForm(OurWords, account.AddEmailForm):
    pass


class ChangeEmailForm(OurWords, account.ChangeEmailForm):
    pass


class ChangePasswordForm(OurWords, account.ChangePasswordForm):
    pass


class SetPasswordForm(OurWords, account.SetPasswordForm):
    pass


class ResetPasswordForm(OurWords, account.ResetPasswordForm):
    pass


class ResetPasswordKeyForm(OurWords, account.ResetPasswordKeyForm):
    pass


class ReauthenticateForm(OurWords, account.ReauthenticateForm):
    pass


class RequestLoginCodeForm(OurWords, account.RequestLoginCodeForm):
    pass


class ConfirmLoginCodeForm(OurWords, account.ConfirmLoginCodeForm):
    pass


class ConfirmEmailVerificationCodeForm(OurWords, account.ConfirmEmailVerificationCodeForm):
    pass


class AuthenticateForm(OurWords, mfa.AuthenticateForm):
    pass


class ReauthenticateByCodeForm(OurWords, mfa.ReauthenticateForm):
    pass


class ActivateTOTPForm(OurWords, totp.ActivateTOTPForm):
    pass


class NamedKey(OurWords):
    """A key's name is a member's words, in a row of allauth's: scanned here."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        name = self.fields["name"]
        name.label, name.max_length = _("Name of the key"), 60
        name.widget.attrs["maxlength"] = 60
        if passwordless := self.fields.get("passwordless"):
            passwordless.label = _("Sign in with this key alone")
            passwordless.help_text = _(
                "No password any more: the key itself asks for a fingerprint, face or PIN."
            )

    def clean_name(self):
        clean = getattr(super(), "clean_name", lambda: self.cleaned_data["name"])
        name = clean().strip()[:60]
        if scan(name).findings:
            raise forms.ValidationError(_("The name looks like a personal number."))
        return name


class AddWebAuthnForm(NamedKey, webauthn.AddWebAuthnForm):
    pass


class EditWebAuthnForm(NamedKey, webauthn.EditWebAuthnForm):
    pass
