"""One contribution to a thread."""

from functools import reduce
from operator import or_

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection, models
from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone

from directory.models.unnamed import written_by
from forums.models.threads import Thread

# One statement, so that a whole thread goes as fast as a post. Its new number is part of what its
# fragment shows.
CARRY = """
    UPDATE forums_post AS post
       SET thread_id = %(target)s, number = %(number)s + carried.place,
           revision = %(revision)s + carried.place, version = post.version + 1
      FROM unnest(%(posts)s::bigint[]) WITH ORDINALITY AS carried (id, place)
     WHERE post.id = carried.id
"""


class PostQuerySet(models.QuerySet):
    def visible_to(self, member):
        from forums.models.forums import Forum

        return self.in_forums(Forum.objects.visible_ids(member))

    def in_forums(self, forum_ids):
        return self.filter(thread__forum_id__in=forum_ids)

    def numbered(self, first: int, last: int):
        """Posts by number, both ends included: the same index range for page 1 and page 5,000."""
        return self.filter(number__gte=first, number__lte=last).order_by("number")

    def shown(self):
        """Those that no moderator has hidden, and no author taken back."""
        return self.filter(hidden_at=None)

    def holding(self, words: list[str]):
        """Those whose text has one of the words as they stand: a pasted quote is another's row."""
        return self.filter(reduce(or_, [Q(html__contains=some) for some in words], Q(pk=None)))

    def carry(self, posts: list[int], target) -> None:
        """Put posts behind what stands in another thread, in their order.

        Args:
            posts: ids, in order.
            target: as it is before they come, its row locked or new.
        """
        values = {"posts": posts, "target": target.pk, "number": target.last_number}
        with connection.cursor() as cursor:
            cursor.execute(CARRY, values | {"revision": target.revision})

    def changed_since(self, revision: int):
        return self.filter(revision__gt=revision).order_by("revision")

    def with_author(self):
        """With all that stands at its head: who wrote it, and for whom."""
        return self.select_related(
            *("author__country", "author__sector", "author__organisation"),
            *("term__seat__party", "term__seat__body", "spokesperson__organisation"),
        )

    def with_files(self):
        """Annotate `shown_files`: what is shown of each file. No query of its own."""
        from forums.models.files import PostFile

        files = PostFile.objects.filter(post=OuterRef("pk")).exclude(gone="hidden")
        file = JSONObject(
            **{name: name for name in ("pk", "name", "kind", "size", "pages", "gone")}
        )
        return self.annotate(shown_files=ArraySubquery(files.in_order().values(file=file)))

    def with_marks(self, member_id):
        """Annotate whether a member has `kept` it, and `thanked` for it."""
        from forums.models.keeping import Bookmark, Thanks

        mine = {"post": OuterRef("pk"), "member": member_id}
        return self.annotate(
            kept=Exists(Bookmark.objects.filter(**mine)),
            thanked=Exists(Thanks.objects.filter(**mine)),
        )

    def with_thanks(self):
        """Annotate `thanked`: how many thank for it now."""
        return self.annotate(thanked=Count("thanks"))

    def by(self, member):
        """What a member wrote, with their name or without."""
        return self.filter(written_by(member))

    def told_apart_by(self, field: str):
        """(value of a field of their authors, how many authors, how many posts). One query."""
        by = self.order_by().values(f"author__{field}")
        found = by.annotate(wrote=Count("author", distinct=True), posts=Count("pk"))
        return found.values_list(f"author__{field}", "wrote", "posts")

    def for_seat(self, seat):
        """What was written for a party in a body, by whoever had a term then; the newest first."""
        return self.filter(term__seat=seat).order_by("-posted_at", "-pk")


class Post(models.Model):
    # No index of its own: one_post_a_number begins with the thread, and PostgreSQL would take the
    # smaller one and read a long thread whole.
    thread = models.ForeignKey(
        Thread, on_delete=models.CASCADE, related_name="posts", db_index=False
    )
    number = models.PositiveIntegerField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="posts"
    )
    # Under which seat term it was written, in a forum for seats: an act for a party. Its index
    # leaves out the many posts that have none.
    term = models.ForeignKey(
        "directory.SeatTerm",
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="posts",
    )
    # For an organisation, by somebody named to speak for it. Nobody looks posts up by it.
    spokesperson = models.ForeignKey(
        "directory.Spokesperson",
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="posts",
    )
    html = models.TextField()
    language = models.ForeignKey("directory.Language", on_delete=models.PROTECT, related_name="+")
    # Raised by each edit; part of the fragment's key.
    version = models.PositiveIntegerField(default=1)
    # The thread's revision that brought this version.
    revision = models.PositiveIntegerField()
    posted_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True)
    # A moderator's; the words are in a seal meanwhile, so no reader of this row can show them.
    hidden_at = models.DateTimeField(null=True)
    # Its author's, who took it back at once. It is hidden as well: what leaves those out, leaves
    # this out.
    withdrawn_at = models.DateTimeField(null=True)
    # Made by the form: a second press of "Send", or a retry after a lost answer, is the same post.
    submission = models.UUIDField(null=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thread", "number"], name="one_post_a_number"),
            models.UniqueConstraint(fields=["author", "submission"], name="one_post_a_submission"),
        ]
        indexes = [
            models.Index(fields=["thread", "revision"], name="post_since"),
            models.Index(fields=["thread", "posted_at", "number"], name="post_by_time"),
            models.Index(fields=["author", "-posted_at"], name="post_by_author"),
            models.Index(fields=["-posted_at", "-id"], name="post_newest"),
            models.Index(
                fields=["term", "-posted_at"], name="post_by_term", condition=Q(term__isnull=False)
            ),
        ]

    def __str__(self):
        return f"post {self.thread_id}.{self.number}"

    def get_absolute_url(self):
        return reverse("thread", args=[self.thread_id, self.thread.slug]) + self._place

    def get_short_url(self):
        """Its address without the words of the title, for what outlives them: kept fragments."""
        return reverse("thread_short", args=[self.thread_id]) + self._place

    @property
    def _place(self):
        page = (self.number - 1) // settings.POSTS_PER_PAGE + 1
        query = f"?page={page}" if page > 1 else ""
        return f"{query}#post-{self.number}"
