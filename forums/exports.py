"""What the forums know of a member."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import F, OuterRef
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory.models import Unnamed
from directory.models.unnamed import written_by
from forums import fragments
from forums.models import (
    Draft,
    Participant,
    Post,
    PostFile,
    PostVersion,
    Summary,
    Thread,
    ThreadTag,
)
from forums.models.files import POSTS
from forums.quotes import author_took_it
from forums.taking_out import take_from_quotes
from network.lib.exports import Part, plug
from network.lib.leaving import BATCH, delete, stay
from network.lib.tags import forget_unused


def _threads(member):
    tags = ThreadTag.objects.filter(content_object=OuterRef("pk")).order_by("tag__name")
    tagged = Thread.objects.annotate(tagged=ArraySubquery(tags.values("tag__name")))
    return tagged.filter(written_by(member)).order_by("started_at", "pk")


def _take_titles(rows, words_go):
    """The answers below stay, so the thread needs something to be called."""
    if not words_go:
        return
    title = gettext("Title removed by its author")
    for thread in rows.exclude(title=title, slug="thread").iterator(chunk_size=500):
        with transaction.atomic():
            thread.tags.clear()
            Thread.objects.filter(pk=thread.pk).update(title=title, slug="thread", english="")
    forget_unused()
    # The address of every post in them held the title's words.
    fragments.forget(set(Post.objects.filter(thread__in=rows).values_list("pk", flat=True)))


def _take_words(rows, words_go):
    """Numbers stay. Whatever the choice, no rendered post keeps the name."""
    if words_go:
        worded = rows.exclude(html="").order_by("thread")
        while (thread_id := worded.values_list("thread", flat=True).first()) is not None:
            _empty_posts(thread_id, worded.filter(thread=thread_id).order_by())
    fragments.forget(set(rows.values_list("pk", flat=True)))


@transaction.atomic
def _empty_posts(thread_id, posts):
    """As an edit does: open pages catch up by the thread's revision."""
    thread = Thread.objects.select_for_update(of=("self",)).get(pk=thread_id)
    thread.revision += 1
    thread.save(update_fields=["revision"])
    quoted = list(posts.filter(quoted_in__isnull=False).distinct())
    posts.update(html="", version=F("version") + 1, revision=thread.revision)
    for post in quoted:
        post.html = ""
        take_from_quotes(post, author_took_it())


def _take_earlier_words(rows, words_go):
    if words_go:
        delete(rows, words_go)


def _take_summaries(rows, words_go):
    """A thread can be without one."""
    if words_go:
        delete(rows, words_go)


def _files(member):
    return PostFile.objects.filter(written_by(member, "post__author")).order_by("added_at", "pk")


def _bytes_of_files(member):
    """Those that no seal has, one after the other."""
    for file in _files(member).filter(gone="").iterator(chunk_size=100):
        if data := POSTS.find(file.stored):
            yield f"files/{file.pk}-{file.name}", data


def _take_files(rows, words_go):
    while words_go and (pks := list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH])):
        PostFile.objects.filter(pk__in=pks).remove()


plug(
    # Before the posts, whose new version then shows none.
    Part(
        name="files",
        label=_("Files you sent"),
        why=_("They belong to your posts. When you leave, they stay or go with those."),
        model="forums.PostFile",
        rows=_files,
        fields={
            "pk": _("Number of the file"),
            "post__thread": _("Number of the thread"),
            "post__number": _("Number in the thread"),
            "name": _("Name"),
            "kind": _("Kind"),
            "size": _("Bytes"),
            "pages": _("Pages"),
            "gone": _("Out of sight"),
            "added_at": _("Sent"),
        },
        on_leaving=_take_files,
        files=_bytes_of_files,
    ),
    Part(
        name="threads",
        label=_("Threads you started"),
        why=_("Others answer and find them again. When you leave, you say whether they stay."),
        model="forums.Thread",
        rows=_threads,
        fields={
            "title": _("Title"),
            "english": _("In English"),
            "forum__title": _("Forum"),
            "tagged": _("Tags"),
            "without_name": _("Asked without your name"),
            "language": _("Language"),
            "started_at": _("Started"),
        },
        on_leaving=_take_titles,
    ),
    Part(
        name="posts",
        label=_("Posts you wrote"),
        why=_("Others answer and find them again. When you leave, you say whether they stay."),
        model="forums.Post",
        rows=lambda member: Post.objects.by(member).order_by("posted_at", "pk"),
        fields={
            "thread__forum__title": _("Forum"),
            "thread": _("Number of the thread"),
            "number": _("Number in the thread"),
            "term__seat__party__name": _("Written for"),
            "posted_at": _("Posted"),
            "edited_at": _("Edited"),
            "hidden_at": _("Hidden"),
            "spokesperson__organisation__name": _("For the organisation"),
            "language": _("Language"),
            "html": _("Text"),
        },
        on_leaving=_take_words,
    ),
    # After the posts, which are found by it. Then nobody can tell any more who asked.
    Part(
        name="asked_without_name",
        label=_("Questions you asked without your name"),
        why=_("So that they are yours to edit. Moderators can see it. Gone when you leave."),
        model="directory.Unnamed",
        rows=lambda member: Unnamed.objects.of(member).order_by("since", "pk"),
        fields={
            "voice__name": _("Shown as"),
            "voice__country__name": _("Country"),
            "since": _("Asked"),
        },
        on_leaving=delete,
    ),
    Part(
        name="earlier_words",
        label=_("Your posts as they were before you changed them"),
        why=_("So that readers see what changed. Kept for a year. They go with your words."),
        model="forums.PostVersion",
        rows=lambda member: PostVersion.objects.filter(post__author=member).order_by("pk"),
        fields={
            "post__thread": _("Number of the thread"),
            "post__number": _("Number in the thread"),
            "written_at": _("Written"),
            "replaced_at": _("Changed"),
            "html": _("Text"),
        },
        on_leaving=_take_earlier_words,
    ),
    Part(
        name="summaries",
        label=_("Summaries you wrote"),
        why=_("They stand on top of threads. When you leave, you say whether they stay."),
        model="forums.Summary",
        rows=lambda member: Summary.objects.filter(by=member).order_by("pk"),
        fields={
            "thread": _("Number of the thread"),
            "written_at": _("Written"),
            "language": _("Language"),
            "text": _("Text"),
        },
        on_leaving=_take_summaries,
    ),
    Part(
        name="drafts",
        label=_("What you have not sent yet"),
        why=_("So that you go on later, on any device. Shown to nobody. Kept for 60 days."),
        model="forums.Draft",
        rows=lambda member: Draft.objects.of(member).order_by("saved_at", "pk"),
        fields={
            "forum__title": _("Forum"),
            "thread": _("Number of the thread"),
            "post": _("Number of the post"),
            "saved_at": _("Saved"),
            "title": _("Title"),
            "html": _("Text"),
            "answers": _("Answers"),
            "tags": _("Tags"),
        },
        on_leaving=delete,
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
        on_leaving=stay,
    ),
)
