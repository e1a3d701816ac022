"""Choosing what a feed is of: a forum, a priority, a tag that is watched, a saved search."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.vocabularies import priorities_in_use
from forums import visible
from forums.feeds import has_feed
from forums.models import Forum, SavedSearch, WideWatch


class FeedForm(forms.Form):
    of = forms.ChoiceField(label=_("What it is of"))

    def __init__(self, request, data=None, **kwargs):
        super().__init__(data, **kwargs)
        offered = _offered(request)
        self.rows = {
            f"{name}-{row.pk}": {name: row} for _label, name, rows in offered for row in rows
        }
        groups = [
            (label, [(f"{name}-{row.pk}", _said(row)) for row in rows])
            for label, name, rows in offered
            if rows
        ]
        self.fields["of"].choices = [("", _("Choose")), *groups]

    @property
    def chosen(self) -> dict:
        """What the feed is of, as `make_feed` wants it."""
        return self.rows[self.cleaned_data["of"]]


def _offered(request):
    """(label, name, rows) of each kind of thing. Three queries."""
    wide = WideWatch.objects.of(request.user).exclude(tag=None).with_names()
    searches = SavedSearch.objects.of(request.user)
    forums = list(Forum.objects.visible_to(visible.without_office(request.user)).in_order())
    open_ids = {None, *(forum.pk for forum in forums)}
    return [
        (_("Forums"), "forum", [forum for forum in forums if has_feed(forum)]),
        (_("Priorities"), "priority", priorities_in_use()),
        (_("Tags you watch"), "tag", [row.tag for row in wide]),
        (_("Saved searches"), "search", [one for one in searches if one.forum_id in open_ids]),
    ]


def _said(row) -> str:
    return row.words if isinstance(row, SavedSearch) else str(row)
