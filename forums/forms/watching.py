"""Choosing a tag to follow."""

from django import forms
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from forums.models import Thread, ThreadTag
from forums.models.watching import Volume


class TagForm(forms.Form):
    name = forms.CharField(label=_("Tag"), max_length=100)
    volume = forms.TypedChoiceField(
        label=_("How loud"), choices=Volume.choices, coerce=int, initial=Volume.TRACKING
    )

    def tag_for(self, member) -> Tag | None:
        """The tag of that name on a thread the member may read; else an error at the field."""
        name = self.cleaned_data["name"].strip()
        threads = Thread.objects.visible_to(member).values("pk")
        links = ThreadTag.objects.filter(content_object__in=threads, tag__name__iexact=name)
        tag = Tag.objects.filter(pk__in=links.values("tag")).first()
        if tag is None:
            self.add_error("name", _("No thread that you can read has this tag."))
        return tag
