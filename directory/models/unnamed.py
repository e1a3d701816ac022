"""Who stands behind a voice that asks without a name. The only table that says so."""

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import BigIntegerField, F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from network.lib.arrays import IsIn


class UnnamedQuerySet(models.QuerySet):
    def of(self, member):
        """A member's own."""
        return self.filter(member=member.pk)

    def behind(self, voice_id):
        return self.filter(voice=voice_id)


class Unnamed(models.Model):
    """
    Args:
        voice: whom the question and its asker's replies point at; see directory/unnamed.py.
        member: who it is. Once they leave, the row goes, and nobody can tell any more.
        forum, language: where it is asked, for moderators who do not work on everything.
    """

    voice = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="unnamed"
    )
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    # A number only: the forums stand above.
    forum = models.BigIntegerField()
    language = models.ForeignKey("directory.Language", on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField(default=timezone.now)

    objects = UnnamedQuerySet.as_manager()

    def __str__(self):
        return f"unnamed {self.pk}"


def written_by(member, author: str = "author") -> Q:
    """What a member wrote, with their name or without; the index of the column serves it.

    Args:
        author: the field that says who wrote it.
    """
    voices = ArraySubquery(Unnamed.objects.of(member).values("voice"))
    return Q(**{author: member.pk}) | Q(IsIn(F(author), voices))


def not_by(rows, member, author: str = "author"):
    """Rows without what a member wrote, with their name or without."""
    voices = Unnamed.objects.of(member).values("voice")
    return rows.exclude(**{author: member.pk}).exclude(**{f"{author}__in": voices})


def person(author: str = "author") -> Coalesce:
    """Whom a fact about an author concerns: who is behind a voice, else the author."""
    return Coalesce(F(f"{author}__unnamed__member"), F(author), output_field=BigIntegerField())
