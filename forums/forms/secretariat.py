"""The secretariat's form of a forum. It checks shape; the privacy scan stands in the actions."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from directory.models import Priority
from directory.vocabularies import countries_by_code, languages_by_code, sectors_by_slug
from forums.models import Forum

# An address of the secretariat's own.
TAKEN = {"new"}


class ForumForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=80)
    description = forms.CharField(
        label=_("Description"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What is talked about here, in a sentence or two."),
    )
    priority = forms.ModelChoiceField(
        label=_("Priority"),
        queryset=Priority.objects.none(),
        required=False,
        empty_label=_("None"),
        help_text=_("It counts as the first priority of every thread started from then on."),
    )
    parent = forms.ModelChoiceField(
        label=_("Listed under"),
        queryset=Forum.objects.none(),
        required=False,
        empty_label=_("No other forum"),
        help_text=_("Who reads it is said for each forum by itself."),
    )
    position = forms.IntegerField(
        label=_("Place in the list"),
        min_value=0,
        max_value=999,
        help_text=_("Small numbers come first."),
    )
    audience = forms.ChoiceField(
        label=_("Who reads it"), choices=Forum.Audience.choices, widget=forms.RadioSelect
    )
    sectors = forms.MultipleChoiceField(
        label=_("Sectors"), required=False, widget=forms.CheckboxSelectMultiple
    )
    countries = forms.MultipleChoiceField(
        label=_("Countries"), required=False, widget=forms.CheckboxSelectMultiple
    )
    joining = forms.ChoiceField(
        label=_("How members come into a group"),
        choices=Forum.Joining.choices,
        widget=forms.RadioSelect,
    )
    starting = forms.ChoiceField(
        label=_("Who starts threads"), choices=Forum.Writers.choices, widget=forms.RadioSelect
    )
    replying = forms.ChoiceField(
        label=_("Who replies"), choices=Forum.Writers.choices, widget=forms.RadioSelect
    )
    sensitivity = forms.ChoiceField(
        label=_("Sensitivity"),
        choices=Forum.Sensitivity.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "What leaves Havn. Open: all. Members: no words in feeds. Titles only: the title, and "
            "no words in mails, search results, quotes, files or transcripts. No record: nothing, "
            "and mails say only that there is something new. Forums for seat holders and named "
            "members never send words. A thread may be stricter than its forum."
        ),
    )

    kinds = forms.MultipleChoiceField(
        label=_("What threads here are for"),
        choices=Forum.Kind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen is all of them."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages of its threads"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen is all of them."),
    )
    template = forms.CharField(
        label=_("What a new thread begins with"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Questions that help to write here. The writer can change them."),
    )
    before = forms.ChoiceField(
        label=_("Whose posts a moderator reads first"),
        choices=Forum.Before.choices,
        widget=forms.RadioSelect,
        help_text=_("What is set for all forums holds here too."),
    )
    slow_seconds = forms.IntegerField(
        label=_("Seconds between two posts of one member"),
        min_value=0,
        max_value=3600,
        help_text=_("0 is no wait. Moderators do not wait."),
    )

    def __init__(self, data=None, *, forum: Forum):
        """Fill the form from the forum that is changed, or from a new one's defaults."""
        names = [name for name in self.base_fields if name != "slug"]
        initial = {name: getattr(forum, name) for name in names}
        linked = {"priority": forum.priority_id, "parent": forum.parent_id}
        super().__init__(data, initial=initial | linked)
        self.forum = forum
        in_use = Q(mandate__in_use=True) | Q(pk=forum.priority_id)
        self.fields["priority"].queryset = Priority.objects.filter(in_use)
        self.fields["parent"].queryset = Forum.objects.to_be_above(forum)
        languages = languages_by_code().values()
        self.fields["languages"].choices = [(one.pk, one.native) for one in languages]
        self.fields["sectors"].choices = [(s.pk, str(s)) for s in sectors_by_slug().values()]
        self.fields["countries"].choices = [(c.pk, str(c)) for c in countries_by_code().values()]

    def clean(self):
        data = super().clean()
        if data.get("audience") != Forum.Audience.RULE:
            data |= {"sectors": [], "countries": []}
        elif not (data.get("sectors") or data.get("countries")) and "sectors" not in self.errors:
            self.add_error("sectors", _("Choose at least one sector or one country."))
        return data

    def sector_groups(self) -> list[tuple[str, list, bool]]:
        """The boxes of the sectors by group: its name, its boxes, whether one is ticked."""
        sectors, groups = sectors_by_slug(), {}
        for box in self["sectors"]:
            groups.setdefault(sectors[box.data["value"]].group_said, []).append(box)
        return [
            (label, boxes, any(box.data["selected"] for box in boxes))
            for label, boxes in groups.items()
        ]

    def changed_forum(self) -> Forum:
        """The forum as it would be; not saved."""
        kept = {f.attname: getattr(self.forum, f.attname) for f in Forum._meta.concrete_fields}
        changed = Forum(**kept)
        for name, value in self.cleaned_data.items():
            setattr(changed, name, value)
        return changed


class NewForumForm(ForumForm):
    slug = forms.SlugField(
        label=_("Address"),
        max_length=50,
        help_text=_(
            "Small letters, numbers and hyphens. It cannot be changed later: people keep addresses."
        ),
    )

    field_order = ["title", "slug"]

    def clean_slug(self):
        slug = self.cleaned_data["slug"].lower()
        if slug in TAKEN or Forum.objects.filter(slug=slug).exists():
            raise ValidationError(_("This address is taken."))
        return slug
