"""The secretariat's forms of what holds in every forum. The privacy scan stands in the actions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from forums.models import PostingPolicy, WatchedWord


class PolicyForm(forms.ModelForm):
    class Meta:
        model = PostingPolicy
        fields = ["before", "newcomer_days", "first_posts", "newcomer_links", "threads_a_day"]
        widgets = {"before": forms.RadioSelect}
        labels = {
            "before": _("Whose posts a moderator reads first"),
            "newcomer_days": _("Days for which a member is new"),
            "first_posts": _("So many first posts of a new member are read first"),
            "newcomer_links": _("Links in a post of a new member"),
            "threads_a_day": _("New threads of one member in a day"),
        }
        help_texts = {
            "before": _("In all forums. A forum may be stricter."),
            "newcomer_days": _("From the day they are admitted. Seat holders are never new."),
            "first_posts": _("What a moderator lets through counts. 0 is none."),
            "newcomer_links": _("With more of them a moderator reads it first."),
            "threads_a_day": _("0 is no limit. Moderators have none."),
        }


class WatchedWordForm(forms.Form):
    phrase = forms.CharField(
        label=_("Word or phrase"),
        max_length=80,
        help_text=_("Whole words. Capital letters and accents do not matter."),
    )
    act = forms.ChoiceField(
        label=_("What happens"), choices=WatchedWord.Act.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Note for moderators"),
        max_length=200,
        required=False,
        help_text=_("Why it is watched. Writers do not see it."),
    )
