"""How allauth makes and treats our members."""

from allauth.account.adapter import DefaultAccountAdapter
from django.db import transaction
from django.urls import reverse

from directory.actions.applications import apply
from directory.actions.invitations import arrive
from directory.actions.members import access_changed
from directory.models import Profile
from network.lib.languages import sort_key
from network.lib.written import through_scan


class AccountAdapter(DefaultAccountAdapter):
    def clean_email(self, email):
        return super().clean_email(email).strip()

    def save_user(self, request, user, form, commit=True):
        """A new member, who waits to be admitted by the secretariat."""
        user.name = through_scan("directory.Member.name", form.cleaned_data["name"]).text
        user.handle = through_scan("directory.Member.handle", form.cleaned_data["handle"]).text
        user.sort_key = sort_key(user.name)
        user.country, user.sector = form.cleaned_data["country"], form.cleaned_data["sector"]
        with transaction.atomic():
            user = super().save_user(request, user, form, commit)
            if commit:
                Profile.objects.get_or_create(member=user)
                asked = ("organisation", "statement", "sponsor")
                apply(member=user, **{field: form.cleaned_data[field] for field in asked})
        return user

    def login(self, request, user):
        """Nobody gets here with an address that is not confirmed."""
        super().login(request, user)
        arrive(member=user)

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

    def get_user_display(self, user):
        return user.name
