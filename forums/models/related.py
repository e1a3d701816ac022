"""Threads that are about the same."""

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

# Looked at, the newest first: who reads on wants what is talked about, not all there ever was.
NEAR = 200


class RelatedQuerySet(models.QuerySet):
    def related_to(self, thread):
        """Those with its priorities or tags; who shares more tags, and was written to later, first.

        Of the forums that the reader may read: the caller has asked `in_forums`.
        """
        from forums.models.participants import ThreadTag

        link = self.model.priorities.through.objects
        of_thread = link.filter(thread=thread.pk).values("priority")
        same = link.filter(thread=OuterRef("pk"), priority__in=of_thread)
        tags = ThreadTag.objects.filter(content_object=thread.pk).values("tag")
        shared = ThreadTag.objects.filter(content_object=OuterRef("pk"), tag__in=tags)
        near = self.exclude(pk=thread.pk).listed().filter(Q(Exists(same)) | Q(Exists(shared)))
        found = self.model.objects.filter(pk__in=near.by_activity().values("pk")[:NEAR])
        count = shared.order_by().values("content_object").annotate(n=Count("pk")).values("n")
        found = found.annotate(shared=Coalesce(Subquery(count), 0))
        return found.order_by("-shared", "-last_post_at", "-pk")
