"""How allauth makes and treats our members."""

from allauth.account.adapter import DefaultAccountAdapter
from django.db import transaction

from directory import access
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
        with transaction.atomic():
            user = super().save_user(request, user, form, commit)
            if commit:
                Profile.objects.get_or_create(member=user)
        return user

    def login(self, request, user):
        """Whoever signs in after the guidelines changed is asked to accept them first."""
        super().login(request, user)
        if access.must_accept(user):
            request.session[access.ASKED_TO_ACCEPT] = True

    def logout(self, request):
        """Open pages of this session hear nothing more: office computers are shared."""
        member = request.user
        super().logout(request)
        if member.is_authenticated:
            access_changed(member)

    def get_user_display(self, user):
        return user.name
