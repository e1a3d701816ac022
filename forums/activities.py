"""What happens in the forums and is told to somebody: the activity kinds and their wording."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from forums import keeping
from network.lib.activity import Kind
from network.lib.ports import activity_kinds


def _posts_visible_to(member):
    from forums.models import Post

    return Post.objects.visible_to(member).shown().select_related("thread", "author")


def _threads_visible_to(member):
    from forums.models import Thread

    return Thread.objects.visible_to(member)


def _new_replies(post, count):
    return ngettext(
        "%(count)d new reply in “%(title)s”", "%(count)d new replies in “%(title)s”", count
    ) % {"count": count, "title": post.thread.title}


def _saying(sentence, thread_of):
    """The wording with the thread's title. The sentence is marked by whoever gives it."""
    if not sentence:
        return lambda subject, count: ""
    return lambda subject, count: _(sentence) % {"title": thread_of(subject).title}


def _of_post(name, sentence="", wording=None) -> Kind:
    """Without a sentence it is told to nobody: what was told is taken back."""
    return Kind(
        name=name,
        subject="forums.post",
        visible_to=_posts_visible_to,
        about=lambda post: post.thread,
        wording=wording or _saying(sentence, lambda post: post.thread),
    )


def _of_thread(name, sentence="") -> Kind:
    return Kind(
        name=name,
        subject="forums.thread",
        visible_to=_threads_visible_to,
        about=lambda thread: thread,
        wording=_saying(sentence, lambda thread: thread),
    )


for kind in (
    _of_post("post_added", wording=_new_replies),
    _of_post("answer_accepted", gettext_noop("Your reply answered “%(title)s”")),
    _of_post("thread_started", gettext_noop("New thread: “%(title)s”")),
    _of_post("post_hidden"),
    _of_thread("thread_locked", gettext_noop("A moderator has closed “%(title)s”")),
    _of_thread("thread_moved", gettext_noop("A moderator has moved “%(title)s” to another forum")),
    _of_thread(
        "thread_relabelled",
        gettext_noop("A moderator has changed the title or labels of “%(title)s”"),
    ),
    _of_thread("thread_announced", gettext_noop("A moderator made “%(title)s” an announcement")),
    _of_thread("thread_split", gettext_noop("A moderator has moved posts out of “%(title)s”")),
    _of_thread(
        "thread_merged", gettext_noop("A moderator has merged another thread into “%(title)s”")
    ),
    # What was told of posts that left is not counted there any more.
    _of_thread("posts_left"),
    _of_post("post_moved", gettext_noop("A moderator has moved what you wrote to “%(title)s”")),
):
    activity_kinds.plug(kind)


def _requests_to_decide(member):
    from forums.models import JoinRequest

    return JoinRequest.objects.to_decide_by(member).select_related("forum")


def _own_requests(member):
    from forums.models import JoinRequest

    return JoinRequest.objects.filter(member=member.pk).select_related("forum")


def _own_groups(member):
    from forums.models import Forum, ForumMember

    forums = Forum.objects.visible_to(member).values("pk")
    return ForumMember.objects.filter(member=member.pk, forum__in=forums).select_related("forum")


def _mentions(member):
    from forums.models import Mention

    return Mention.objects.visible_to(member)


def _asked_of_them(member):
    from forums.models import ExpertRequest, Thread

    threads = Thread.objects.visible_to(member).values("pk")
    asked = ExpertRequest.objects.of(member).filter(declined_at=None, thread__in=threads)
    return asked.select_related("thread")


def _own_rhythms(member):
    from forums.models import Forum, Rhythm

    forums = Forum.objects.visible_to(member).values("pk")
    rhythms = Rhythm.objects.filter(moderator=member.pk, forum__in=forums)
    return rhythms.select_related("forum")


def _forums_to_look_after(member):
    from forums.models import Forum

    return Forum.objects.all() if member.is_secretariat else Forum.objects.none()


def _ask_to_join(request, count):
    return ngettext(
        "%(count)d colleague asks to join “%(title)s”",
        "%(count)d colleagues ask to join “%(title)s”",
        count,
    ) % {"count": count, "title": request.forum.title}


for kind in (
    Kind(
        name="join_asked",
        subject="forums.joinrequest",
        visible_to=_requests_to_decide,
        about=lambda request: request.forum,
        wording=_ask_to_join,
    ),
    Kind(
        name="join_declined",
        subject="forums.joinrequest",
        visible_to=_own_requests,
        about=lambda request: request.forum,
        wording=lambda request, count: (
            _("You were not let into “%(title)s”") % {"title": request.forum.title}
        ),
    ),
    Kind(
        name="group_member_added",
        subject="forums.forummember",
        visible_to=_own_groups,
        about=lambda row: row.forum,
        wording=lambda row, count: _("You are now in “%(title)s”") % {"title": row.forum.title},
    ),
    Kind(
        name="group_without_manager",
        subject="forums.forum",
        visible_to=_forums_to_look_after,
        about=lambda forum: forum,
        wording=lambda forum, count: _("Nobody manages “%(title)s” now") % {"title": forum.title},
    ),
    Kind(
        name="mentioned",
        subject="forums.mention",
        visible_to=_mentions,
        about=lambda mention: mention.post.thread,
        wording=lambda mention, count: (
            _("You were mentioned in “%(title)s”") % {"title": mention.post.thread.title}
        ),
    ),
    Kind(
        name="expert_asked",
        subject="forums.expertrequest",
        visible_to=_asked_of_them,
        about=lambda request: request,
        wording=lambda request, count: (
            _("You are asked as an expert: “%(title)s”") % {"title": request.thread.title}
        ),
    ),
    Kind(
        name="questions_empty",
        subject="forums.rhythm",
        visible_to=_own_rhythms,
        about=lambda rhythm: rhythm,
        wording=lambda rhythm, count: (
            _("No question waits any more in “%(title)s”") % {"title": rhythm.forum.title}
        ),
    ),
    Kind(
        name="questions_stopped",
        subject="forums.rhythm",
        visible_to=_own_rhythms,
        about=lambda rhythm: rhythm,
        wording=lambda rhythm, count: (
            _("The question of the week in “%(title)s” could not be asked; look at it")
            % {"title": rhythm.forum.title}
        ),
    ),
    *keeping.KINDS,
):
    activity_kinds.plug(kind)
