"""What the forums know of a member."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils.translation import gettext_lazy as _

from forums.models import ForumMarker, Participant, Post, ReadMarker, Thread, ThreadTag, Watch
from network.lib.exports import Part, plug


def _threads(member):
    tags = ThreadTag.objects.filter(content_object=OuterRef("pk")).order_by("tag__name")
    tagged = Thread.objects.annotate(tagged=ArraySubquery(tags.values("tag__name")))
    return tagged.filter(author=member).order_by("started_at", "pk")


plug(
    Part(
        name="threads",
        label=_("Threads you started"),
        why=_("Others answer and find them again. When you leave, you say whether they stay."),
        model="forums.Thread",
        rows=_threads,
        fields={
            "title": _("Title"),
            "forum__title": _("Forum"),
            "tagged": _("Tags"),
            "language": _("Language"),
            "started_at": _("Started"),
        },
    ),
    Part(
        name="posts",
        label=_("Posts you wrote"),
        why=_("Others answer and find them again. When you leave, you say whether they stay."),
        model="forums.Post",
        rows=lambda member: Post.objects.filter(author=member).order_by("posted_at", "pk"),
        fields={
            "thread__forum__title": _("Forum"),
            "thread": _("Number of the thread"),
            "number": _("Number in the thread"),
            "posted_at": _("Posted"),
            "edited_at": _("Edited"),
            "language": _("Language"),
            "html": _("Text"),
        },
    ),
    Part(
        name="participations",
        label=_("Where you took part"),
        why=_("Shows who writes in a thread. Kept as long as the thread."),
        model="forums.Participant",
        rows=lambda member: Participant.objects.filter(member=member).order_by("pk"),
        fields={
            "thread": _("Number of the thread"),
            "posts": _("Posts"),
            "last_at": _("Last time"),
        },
    ),
    Part(
        name="watches",
        label=_("What you watch"),
        why=_("So that you hear of new posts. Kept until you leave."),
        model="forums.Watch",
        rows=lambda member: Watch.objects.filter(member=member).order_by("pk"),
        fields={"thread": _("Number of the thread"), "volume": _("How loud")},
    ),
    Part(
        name="read_threads",
        label=_("How far you have read"),
        why=_("So that you find your place again. Shown to nobody. Kept until you leave."),
        model="forums.ReadMarker",
        rows=lambda member: ReadMarker.objects.filter(member=member).order_by("pk"),
        fields={"thread": _("Number of the thread"), "number": _("Read to post")},
    ),
    Part(
        name="seen_forums",
        label=_("When you looked at a forum"),
        why=_("So that a dot shows what is new. Shown to nobody. Kept until you leave."),
        model="forums.ForumMarker",
        rows=lambda member: ForumMarker.objects.filter(member=member).order_by("pk"),
        fields={"forum__title": _("Forum"), "read_until": _("Last time")},
    ),
)
