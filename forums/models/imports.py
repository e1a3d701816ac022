"""What came from the archives of mailing lists: each message is accounted for."""

from django.conf import settings
from django.db import models
from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forums.models.forums import Forum
from forums.models.posts import Post
from forums.models.threads import Thread


class ImportRunQuerySet(models.QuerySet):
    def newest_first(self):
        return self.select_related("forum").order_by("-started_at", "-pk")

    def with_counts(self):
        """Annotate how many messages are `done`, and how many of those are `taken`."""
        imported = ImportedMessage.objects.filter(run=OuterRef("pk")).order_by().values("run")
        done = imported.annotate(n=Count("pk")).values("n")
        return self.annotate(
            done=Coalesce(Subquery(done), 0),
            taken=Coalesce(Subquery(done.filter(outcome="taken")), 0),
        ).annotate(left_out=F("done") - F("taken"))


class ImportRun(models.Model):
    """One archive that is brought into one forum; begun again it goes on.

    Args:
        fingerprint: of the file's messages, by which it is known again under any name.
        messages: how many the file has.
    """

    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="imports")
    fingerprint = models.BinaryField(max_length=32)
    file = models.CharField(max_length=255)
    messages = models.PositiveIntegerField()
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["forum", "fingerprint"], name="one_run_an_archive")
        ]

    def __str__(self):
        return f"import {self.pk}"

    def outcomes(self) -> list[tuple["ImportedMessage.Outcome", int]]:
        """How many messages became what, in the order of the choices. One query."""
        counted = self.imported.order_by().values("outcome").annotate(n=Count("pk"))
        found = {row["outcome"]: row["n"] for row in counted}
        return [(each, found[each]) for each in ImportedMessage.Outcome if each in found]


class ImportedMessageQuerySet(models.QuerySet):
    def known(self, forum_id: int, keys) -> set[bytes]:
        """Those of the keys that have been dealt with."""
        found = self.filter(forum=forum_id, key__in=keys).values_list("key", flat=True)
        return {bytes(key) for key in found}

    def threads_of(self, forum_id: int, nodes) -> dict[bytes, int]:
        """The thread of each message, by the node that others answer."""
        found = self.filter(forum=forum_id, node__in=nodes, thread__isnull=False)
        return {bytes(node): thread for node, thread in found.values_list("node", "thread")}

    def of_conversation(self, row):
        """All that its run has put together with it."""
        return self.filter(run=row.run_id, root=row.root)

    def left_out(self):
        """What is not in the forum, and letters some files of which are not."""
        is_whole = models.Q(outcome="taken", files_left=[], findings=[])
        return self.exclude(is_whole).order_by("number")


class ImportedMessage(models.Model):
    """What became of one message. No word of it is here.

    Args:
        key: of its Message-ID, else of all that stands in it.
        node: by which later archives find what they answer.
        root: the same for all of one conversation in the run.
        number, offset: where it stands in the file of its run.
        findings: {field, rule, start, end} of each finding of the privacy scan, in the words as
            they would have been stored.
        files_left: why each file that was not taken was not.
        thread: where it is, or was to be.
    """

    class Outcome(models.TextChoices):
        TAKEN = "taken", _("Taken")
        HELD = "held", _("Held for a moderator")
        REFUSED = "refused", _("Refused by the privacy scan")
        DUPLICATE = "duplicate", _("There twice")
        EMPTY = "empty", _("Without words of its own")
        UNREADABLE = "unreadable", _("Cannot be read")
        TOO_BIG = "too-big", _("Too big")
        AUTOMATIC = "automatic", _("Automatic reply")
        BOUNCE = "bounce", _("Mail that came back")
        ADMINISTRATION = "administration", _("Administration of the list")
        SPAM = "spam", _("Marked as spam")
        ERASED = "erased", _("Its writer has asked for erasure")

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="imported")
    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="+", db_index=False)
    key = models.BinaryField(max_length=32)
    node = models.BinaryField(max_length=32)
    root = models.BinaryField(max_length=32)
    number = models.PositiveIntegerField()
    offset = models.BigIntegerField()
    outcome = models.CharField(max_length=14, choices=Outcome)
    findings = models.JSONField(default=list, blank=True)
    files_left = models.JSONField(default=list, blank=True)
    said_at = models.DateTimeField()
    thread = models.ForeignKey(
        Thread, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )
    post = models.OneToOneField(Post, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = ImportedMessageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["forum", "key"], name="a_message_once_a_forum")
        ]
        indexes = [
            models.Index(fields=["forum", "node"], name="imported_node"),
            models.Index(fields=["run", "number"], name="imported_in_order"),
        ]

    def __str__(self):
        return f"message {self.run_id}.{self.number}"


class MailSender(models.Model):
    """Somebody who wrote to a list and is no member yet. Their address is kept nowhere.

    Args:
        key: of the address, made with the site's secret: who does not know the address cannot
            find it, and who knows it can be recognised.
        voice: whom their posts point at until they come: a row that cannot sign in.
        claimed_by: the member who has shown that the address is theirs.
        gone_at: when they asked for erasure; nothing of theirs is taken any more.
    """

    key = models.BinaryField(max_length=32, unique=True)
    voice = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    claimed_at = models.DateTimeField(null=True)
    gone_at = models.DateTimeField(null=True)
    first_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"sender {self.pk}"
