"""Which post quotes which: where to look when words are taken out."""

from django.contrib.postgres.aggregates import StringAgg
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from forums.models.posts import Post


def quoted_heads() -> Coalesce:
    """An expression on Post: all that the heads of its quotes depend on; empty without quotes.

    Who is quoted, with which face, and in which forum where that is another one. No query of its
    own.
    """
    rows = Quotation.objects.filter(post=OuterRef("pk")).order_by().values("post")
    said = Concat(
        *(_text("quoted"), _said("."), _text("quoted__author__face_version"), _said(".")),
        *(_text("quoted__number"), _said("."), _elsewhere()),
        output_field=models.TextField(),
    )
    said = StringAgg(said, delimiter=",", order_by="quoted")
    return Coalesce(Subquery(rows.annotate(said=said).values("said")), _said(""))


def _text(field: str) -> Cast:
    return Cast(F(field), models.TextField())


def _said(words: str) -> Value:
    return Value(words, output_field=models.TextField())


def _elsewhere() -> models.Case:
    forum = "quoted__thread__forum"
    here = Q(**{forum: F("post__thread__forum")})
    return models.Case(
        models.When(here, then=_said("")),
        default=Concat(_text(forum), _text(f"{forum}__audience"), output_field=models.TextField()),
        output_field=models.TextField(),
    )


class Quotation(models.Model):
    """
    It stays when an edit takes the quote out: the words stand in an earlier version then.

    Args:
        version: of the quoted post, as it was when it was quoted first.
    """

    # No index of its own: a_quotation_once begins with the post.
    post = models.ForeignKey(
        Post, on_delete=models.CASCADE, related_name="quotations", db_index=False
    )
    quoted = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="quoted_in")
    version = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "quoted"], name="a_quotation_once")]

    def __str__(self):
        return f"post {self.post_id} quotes {self.quoted_id}"
