"""What the forums know of how a member reads."""

from django.utils.translation import gettext_lazy as _

from forums.models import (
    Bookmark,
    Feed,
    ForumMarker,
    Mention,
    ReadMarker,
    SavedSearch,
    Thanks,
    Watch,
    WideWatch,
)
from forums.taking_out import take_links
from network.lib.exports import Part, plug
from network.lib.leaving import delete

plug(
    Part(
        name="watches",
        label=_("What you watch"),
        why=_("So that you hear of new posts. Kept until you leave."),
        model="forums.Watch",
        rows=lambda member: Watch.objects.filter(member=member).order_by("pk"),
        fields={"thread": _("Number of the thread"), "volume": _("How loud")},
        on_leaving=delete,
    ),
    Part(
        name="wide_watches",
        label=_("Forums, priorities and tags you watch"),
        why=_("So that you hear of what you chose. Shown to nobody. Kept until you leave."),
        model="forums.WideWatch",
        rows=lambda member: WideWatch.objects.filter(member=member).order_by("pk"),
        fields={
            "forum__title": _("Forum"),
            "priority__label": _("Priority"),
            "tag__name": _("Tag"),
            "volume": _("How loud"),
        },
        on_leaving=delete,
    ),
    Part(
        name="bookmarks",
        label=_("Your bookmarks"),
        why=_("So that you find a post again. Shown to nobody. Kept until you take them away."),
        model="forums.Bookmark",
        rows=lambda member: Bookmark.objects.filter(member=member).order_by("pk"),
        fields={
            "post__thread": _("Number of the thread"),
            "post__number": _("Number in the thread"),
            "note": _("Note to yourself"),
            "remind_at": _("Reminder"),
            "made_at": _("Made"),
        },
        on_leaving=delete,
    ),
    Part(
        name="mentions",
        label=_("Where you were mentioned"),
        why=_("So that you hear of it, once. Kept as long as the post, or until you leave."),
        model="forums.Mention",
        rows=lambda member: Mention.objects.filter(member=member).order_by("pk"),
        fields={
            "post__thread": _("Number of the thread"),
            "post__number": _("Number in the thread"),
            "made_at": _("When"),
        },
        on_leaving=take_links,
    ),
    Part(
        name="thanks",
        label=_("Posts you thanked for"),
        why=_("So that their authors know. Shown to them alone. Kept until you take it back."),
        model="forums.Thanks",
        rows=lambda member: Thanks.objects.filter(member=member).order_by("pk"),
        fields={
            "post__thread": _("Number of the thread"),
            "post__number": _("Number in the thread"),
            "at": _("When"),
        },
        on_leaving=delete,
    ),
    Part(
        name="read_threads",
        label=_("How far you have read"),
        why=_("So that you find your place. Shown to nobody. Kept while it says what is unread."),
        model="forums.ReadMarker",
        rows=lambda member: ReadMarker.objects.filter(member=member).order_by("pk"),
        fields={"thread": _("Number of the thread"), "number": _("Read to post")},
        on_leaving=delete,
    ),
    Part(
        name="seen_forums",
        label=_("When you looked at a forum"),
        why=_("So that a dot shows what is new. Shown to nobody. Kept until you leave."),
        model="forums.ForumMarker",
        rows=lambda member: ForumMarker.objects.filter(member=member).order_by("pk"),
        fields={
            "forum__title": _("Forum"),
            "read_until": _("Last time"),
            "all_read_until": _("All read up to"),
        },
        on_leaving=delete,
    ),
    Part(
        name="feeds",
        label=_("Your feeds"),
        why=_("So that a program of yours can ask what is new. Kept until you take them away."),
        model="forums.Feed",
        rows=lambda member: Feed.objects.of(member).order_by("pk"),
        fields={
            "forum__title": _("Forum"),
            "priority__label": _("Priority"),
            "tag__name": _("Tag"),
            "search__words": _("Saved search"),
            "made_at": _("Made"),
            "used_on": _("Last used"),
        },
        on_leaving=delete,
    ),
    Part(
        name="saved_searches",
        label=_("Searches you saved"),
        why=_("So that your digest says what is new. Shown to nobody. Kept until you leave."),
        model="forums.SavedSearch",
        rows=lambda member: SavedSearch.objects.filter(member=member).order_by("pk"),
        fields={
            "words": _("Words"),
            "priority__label": _("Priority"),
            "forum__title": _("Forum"),
            "country": _("Country"),
            "language": _("Language"),
            "sector": _("Sector"),
            "saved_at": _("Saved"),
        },
        on_leaving=delete,
    ),
)
