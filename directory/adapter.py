"""How allauth makes and treats our members."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from django.contrib import messages
from django.db import transaction
from django.urls import reverse
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _

from directory import access
from directory.actions import sessions as actions
from directory.actions.applications import apply
from directory.actions.documents import accept_what_is_asked
from directory.actions.invitations import arrive
from directory.actions.leaving import come_back
from directory.actions.members import access_changed
from directory.actions.waiting import hand_in
from directory.models import Profile
from network.lib.devices import device, marks
from network.lib.languages import sort_key, spoken
from network.lib.mail import inlined
from network.lib.written import through_scan

SECOND_FACTOR_STAGE = "directory.connecting.SecondFactorStage"


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed."),
        "cannot_remove_primary_email": _("This address is in use. Take another one first."),
        "duplicate_email": _("This address is yours already."),
        "email_password_mismatch": _("E-mail address and password do not fit together."),
        "email_taken": _("This address belongs to another member."),
        "incorrect_code": _("That is not the code, or it is too old."),
        "incorrect_password": _("That is not your password."),
        "enter_current_password": _("That is not the password you have now."),
        "max_email_addresses": _("No more than %d addresses, please."),
        "too_many_login_attempts": _("Too many failed attempts. Try again in some minutes."),
        "unknown_email": _("No member has this address."),
        "unverified_primary_email": _("Confirm this address first."),
        "same_as_current": _("That is the one you have now."),
        "rate_limited": _("That was tried too often. Try again in a minute."),
    }

    def clean_email(self, email):
        return super().clean_email(email).strip()

    def save_user(self, request, user, form, commit=True):
        """A new member, who waits to be admitted by the secretariat."""
        user.name = through_scan("directory.Member.name", form.cleaned_data["name"]).text
        user.handle = through_scan("directory.Member.handle", form.cleaned_data["handle"]).text
        user.sort_key, user.language = sort_key(user.name), spoken(get_language())
        user.country, user.sector = form.cleaned_data["country"], form.cleaned_data["sector"]
        with transaction.atomic():
            user = super().save_user(request, user, form, commit)
            if commit:
                Profile.objects.get_or_create(member=user)
                asked = ("organisation", "statement", "sponsor")
                apply(member=user, **{field: form.cleaned_data[field] for field in asked})
                accept_what_is_asked(member=user)
        return user

    def login(self, request, user):
        """Nobody gets here with an address that is not confirmed.

        Who had asked to leave stays after all.
        """
        if user.closed_at and come_back(member=user):
            messages.success(request, gettext("Welcome back. Your account is open again."))
        # Allauth keeps it with the session.
        request.META["HTTP_USER_AGENT"] = marks(request.META.get("HTTP_USER_AGENT", ""))
        super().login(request, user)
        arrive(member=user)
        if not user.is_admitted:
            hand_in(member=user)
        if access.must_accept(user):
            request.session[access.ASKED_TO_ACCEPT] = True

    def get_login_stages(self):
        theirs, ours = "allauth.mfa.stages.AuthenticateStage", SECOND_FACTOR_STAGE
        return [ours if stage == theirs else stage for stage in super().get_login_stages()]

    def get_login_redirect_url(self, request):
        """The first sign-in of an admitted member leads to the first-run page."""
        member = request.user
        if member.is_admitted and member.welcomed_at is None:
            return reverse("welcome")
        return super().get_login_redirect_url(request)

    def get_signup_redirect_url(self, request):
        return self.get_login_redirect_url(request)

    def logout(self, request):
        """Open pages of this session hear nothing more: office computers are shared."""
        member = request.user
        super().logout(request)
        if member.is_authenticated:
            access_changed(member)

    def get_reauthentication_methods(self, user):
        """As allauth has them; a mailed code for who has neither password nor key."""
        words = {
            "reauthenticate": gettext("Your password"),
            "mfa_reauthenticate": gettext("A code of your app, or a recovery code"),
            "mfa_reauthenticate:webauthn": gettext("A passkey or security key"),
        }
        ways = super().get_reauthentication_methods(user)
        if not ways and user.is_authenticated:
            return [{"id": "mailed_code", "url": reverse("mailed_code")}]
        return [way | {"description": words[way["id"]]} for way in ways]

    def render_mail(self, template_prefix, email, context, headers=None):
        """In the language of whom it is for, who need not be the one at the page."""
        member = context.get("user")
        with override(spoken(member.language) if member else get_language()):
            mail = super().render_mail(template_prefix, email, context, headers)
        [(html, kind)] = mail.alternatives
        mail.alternatives = []
        mail.attach_alternative(inlined(html), kind)
        return mail

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """Says from where as the list of sessions does: the machine, and no address."""
        told = {"device": device(self.get_http_user_agent(self.request))} | (context or {})
        super().send_notification_mail(template_prefix, user, told, email)


class MFAAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("That is not the code, or it is too old."),
        "cannot_generate_recovery_codes": _("Add a key or an app first."),
        "unverified_email": _("Confirm your e-mail addresses first."),
    }

    def generate_authenticator_name(self, user, type):
        return gettext("Key %(number)d") % {
            "number": user.authenticator_set.filter(type=type).count() + 1
        }

    def get_public_key_credential_rp_entity(self):
        """What the browser's own window calls us."""
        return super().get_public_key_credential_rp_entity() | {"name": "Havn"}


class SessionsAdapter(DefaultUserSessionsAdapter):
    def end_sessions(self, sessions):
        actions.end(sessions=sessions)
