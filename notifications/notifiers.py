"""Who hears of what, beside those whose digest will show it anyway.

Each function takes the activity's subject and returns a QuerySet of rows with a `member`, no
member twice. The actor is left out by the delivery.
"""

from django.db.models import Exists, F, OuterRef

from directory.models import Block, Contact, Member, Unnamed
from directory.models.members import SECRETARIAT
from directory.models.unnamed import person
from directory.unnamed import person_number
from forums.access import readers
from forums.models import (
    Bookmark,
    ExpertRequest,
    ForumMember,
    JoinRequest,
    Post,
    ReadMarker,
    Watch,
    loudness,
)
from moderation.models import Decision, Matter, Sanction
from network.lib.activity import Activity, Kind
from network.lib.ports import activity_kinds


def watching(post):
    """Those watching the thread who may read it now and have not read this post already."""
    return _not_read(post, loudness.watching(post.thread))


def awaiting(post):
    """Those who want to hear of a new thread in its forum, or on its topics."""
    return _not_read(post, loudness.awaiting(post.thread))


def _not_read(post, members):
    if post.hidden_at:
        return members.none()
    read = ReadMarker.objects.filter(
        member=OuterRef("pk"), thread=post.thread_id, number__gte=post.number
    )
    return members.filter(pk__in=readers(post.thread.forum)).exclude(Exists(read))


def watching_thread(thread):
    """Those watching a thread who may read it now."""
    return loudness.watching(thread).filter(pk__in=readers(thread.forum))


def whose_words(decision):
    """Who is told of a decision, with reasons."""
    return Decision.objects.filter(pk=decision.pk).annotate(member=person())


def who_wrote(post):
    """The author of a reply, who may read it still."""
    found = Post.objects.filter(pk=post.pk).annotate(member=person())
    return found.filter(member__in=readers(post.thread.forum).values("pk"))


def whose_hidden_words(matter):
    """Who is told at once that something of theirs is out of sight."""
    return Matter.objects.filter(pk=matter.pk).annotate(member=person())


def whose_thread(thread):
    """Who started a thread, with their name or without, if they may still read it."""
    found = readers(thread.forum).filter(pk=person_number(thread.author_id))
    return found.annotate(member=F("pk"))


def who_asks(rhythm):
    """In whose name the question of the week is asked, if they still read the forum."""
    found = readers(rhythm.forum).filter(pk=rhythm.moderator_id)
    return found.annotate(member=F("pk"))


def nobody(subject):
    """Who follows the forum or its priority sees it as unread and in the digest: no row.

    And of a hidden post: see actions/take_back.py.
    """
    return Watch.objects.none()


def thanked(post):
    """The author, while somebody thanks, unless they muted the thread or may not read it now."""
    author = Member.objects.filter(pk=person_number(post.author_id)).annotate(member=F("pk"))
    if post.hidden_at or not post.thanks.exists():
        return author.none()
    return loudness.not_muted(author, post.thread).filter(pk__in=readers(post.thread.forum))


def mentioned(mention):
    """Who is mentioned, unless they muted the thread, may not read it now, or have read it."""
    post = mention.post
    named = Member.objects.filter(pk=mention.member_id).annotate(member=F("pk"))
    # By who is shown as its author: silence about a voice would say whose it is.
    named = named.exclude(blocks__blocked=post.author_id)
    return loudness.not_muted(_not_read(post, named), post.thread)


def whose_bookmark(bookmark):
    """Who made it, if they may still read the post."""
    post = bookmark.post
    if post.hidden_at:
        return Bookmark.objects.none()
    return Bookmark.objects.filter(pk=bookmark.pk, member__in=readers(post.thread.forum))


def managers(request):
    """Those who can let the asker in: where nobody manages the group, the secretariat."""
    found = ForumMember.objects.managers().filter(forum=request.forum_id)
    return found if found.exists() else secretariat(request.forum)


def who_is_asked(request):
    """The expert, unless they declined meanwhile or may not read it now."""
    found = ExpertRequest.objects.filter(pk=request.pk, declined_at=None)
    return found.filter(member__in=readers(request.thread.forum).values("pk"))


def who_is_written_to(contact):
    """Who it is for, unless they have blocked the sender or it was taken out meanwhile."""
    found = Contact.objects.in_sight().filter(pk=contact.pk).annotate(member=F("recipient"))
    blocked = Block.objects.filter(member=OuterRef("recipient"), blocked=contact.sender_id)
    return found.exclude(Exists(blocked))


def who_asked(request):
    return JoinRequest.objects.filter(pk=request.pk)


def who_was_added(row):
    return ForumMember.objects.filter(pk=row.pk)


def secretariat(forum):
    """Who finds somebody else to look after it."""
    return Member.objects.admitted().filter(role__in=SECRETARIAT).annotate(member=F("pk"))


def who_it_is_about(sanction):
    return Sanction.objects.filter(pk=sanction.pk)


NOTIFIERS = {
    # kind                   who
    "thread_started": awaiting,
    "post_added": watching,
    "answer_accepted": who_wrote,
    "post_hidden": nobody,
    "posts_left": nobody,
    "thread_locked": watching_thread,
    "thread_moved": whose_thread,
    "thread_relabelled": whose_thread,
    "thread_announced": whose_thread,
    "thread_split": whose_thread,
    "thread_merged": whose_thread,
    "post_moved": who_wrote,
    "questions_empty": who_asks,
    "questions_stopped": who_asks,
    "post_thanked": thanked,
    "mentioned": mentioned,
    "bookmark_due": whose_bookmark,
    "decision_made": whose_words,
    "words_hidden": whose_hidden_words,
    "contacted": who_is_written_to,
    "expert_asked": who_is_asked,
    "join_asked": managers,
    "join_declined": who_asked,
    "group_member_added": who_was_added,
    "group_without_manager": secretariat,
    "member_sanctioned": who_it_is_about,
    "sanction_lifted": who_it_is_about,
}


def kind_of(name: str) -> Kind:
    """Return the plugged kind of an activity.

    Raises:
        LookupError: no app has plugged it.
    """
    for kind in activity_kinds:
        if kind.name == name:
            return kind
    raise LookupError(f"no app has plugged the activity kind {name!r}")


def hearers(activity: Activity, subject):
    """Everybody the activity is told to."""
    # Who acts without a name hears no more of it than who acts with theirs.
    behind = Unnamed.objects.behind(activity.actor_id).values("member")
    found = NOTIFIERS[activity.kind](subject).exclude(member=activity.actor_id)
    return found.exclude(member__in=behind)
