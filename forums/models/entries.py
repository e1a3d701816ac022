"""Threads as programs of others are told of them."""

from django.db import models
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import JSONObject


class EntryQuerySet(models.QuerySet):
    def with_tag(self, tag_id):
        from forums.models.participants import ThreadTag

        return self.filter(
            Exists(ThreadTag.objects.filter(content_object=OuterRef("pk"), tag=tag_id))
        )

    def with_opening(self):
        """With its forum and who started it, and `opening`: pk and version of its first post."""
        from forums.models.posts import Post

        first = Post.objects.filter(thread=OuterRef("pk"), number=1)
        opening = first.values(opening=JSONObject(pk="pk", version="version"))
        return self.select_related("forum", "author__sector").annotate(
            opening=Subquery(opening, output_field=models.JSONField())
        )
