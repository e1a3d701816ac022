"""Naming who may write for an organisation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.access import may_name_spokesperson
from directory.models import Member, Organisation, Spokesperson


class _MemberField(forms.ModelChoiceField):
    def label_from_instance(self, member):
        return f"{member.name}, {member.headline}" if member.headline else member.name


class SpokespersonForm(forms.Form):
    member = _MemberField(
        label=_("Who may write for it"),
        queryset=Member.objects.none(),
        empty_label=_("Choose somebody who works there"),
    )

    def __init__(self, data=None, *, organisation: Organisation, by: Member):
        super().__init__(data)
        self.by = by
        named = Spokesperson.objects.running().filter(organisation=organisation)
        there = Member.objects.in_use().filter(organisation=organisation)
        self.fields["member"].queryset = there.exclude(pk__in=named.values("member")).by_name()

    def clean_member(self):
        member = self.cleaned_data["member"]
        if not may_name_spokesperson(self.by, member):
            raise forms.ValidationError(_("Nobody names themselves. Ask a colleague to do it."))
        return member
