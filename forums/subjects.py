"""Posts and threads as things that can be reported and taken out of sight."""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums import access, live
from forums.actions import file_curation
from forums.actions.threads import slug_of
from forums.models import Forum, Post, Thread
from moderation.actions.seals import open_seal, seal
from moderation.models import Seal
from network.lib.audit import audit
from network.lib.subjects import Subject

TEXT, TITLE = "forums.Post.html", "forums.Thread.title"


def _posts_visible_to(reader):
    forums = Forum.objects.visible_to(access.reader(reader)).values("pk")
    return _every_post().in_forums(forums)


def _every_post():
    return Post.objects.select_related("thread__forum", "author")


def _threads_visible_to(reader):
    return _every_thread().in_forums(Forum.objects.visible_to(access.reader(reader)).values("pk"))


def _every_thread():
    return Thread.objects.select_related("forum", "author")


def _post_card(post):
    return _("Post %(number)s of conversation %(thread)s in the forum “%(forum)s”") % {
        "number": post.number,
        "thread": post.thread_id,
        "forum": post.thread.forum.title,
    }


def _thread_card(thread):
    return _("Conversation %(thread)s in the forum “%(forum)s”") % {
        "thread": thread.pk,
        "forum": thread.forum.title,
    }


def _post_at(match, fragment):
    """`/threads/12/title/#post-3`; without the mark the link means the conversation."""
    number = fragment.removeprefix("post-")
    if match.url_name not in ("thread", "thread_short") or number == fragment:
        return None
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return None
    found = Post.objects.filter(thread=match.kwargs["pk"], number=int(number))
    return found.values_list("pk", flat=True).first()


def _thread_at(match, fragment):
    return match.kwargs["pk"] if match.url_name in ("thread", "thread_short") else None


def hide_post(post, *, by, country, reason) -> None:
    """Seal the words for the country's responders and say instead that they are hidden."""
    with transaction.atomic():
        thread = Thread.objects.select_for_update().get(pk=post.thread_id)
        post = Post.objects.select_for_update().select_related("author").get(pk=post.pk)
        if not post.html or _sealed(post, TEXT):
            return
        seal(field=TEXT, words=post.html, country=country, author=post.author, by=by, subject=post)
        file_curation.hide_with(post, by=by, country=country)
        _replace(thread, post, f"<p>{_said(post)}</p>")
        audit("post_hidden", actor=by, subject=post, reason=reason)


def restore_post(post, *, by, reason) -> None:
    """Bring the sealed words back, if they are still kept."""
    with transaction.atomic():
        thread = Thread.objects.select_for_update().get(pk=post.thread_id)
        post = Post.objects.select_for_update().get(pk=post.pk)
        if kept := _sealed(post, TEXT):
            _replace(thread, post, open_seal(seal=kept, reader=by, reason=reason))
            _forget(kept)
            file_curation.bring_back_with(post, by=by, reason=reason)
            audit("post_restored", actor=by, subject=post, reason=reason)


def hide_thread(thread, *, by, country, reason) -> None:
    """Its title and its opening post; each other post is a thing of its own."""
    with transaction.atomic():
        thread = (
            Thread.objects.select_for_update(of=("self",))
            .select_related("author")
            .get(pk=thread.pk)
        )
        if not _sealed(thread, TITLE):
            kept = {"country": country, "author": thread.author, "by": by, "subject": thread}
            seal(field=TITLE, words=thread.title, **kept)
            _entitle(thread, _said(thread))
            audit("thread_hidden", actor=by, subject=thread, reason=reason)
        if opening := thread.posts.filter(number=1).first():
            hide_post(opening, by=by, country=country, reason=reason)


def restore_thread(thread, *, by, reason) -> None:
    with transaction.atomic():
        thread = Thread.objects.select_for_update().get(pk=thread.pk)
        if kept := _sealed(thread, TITLE):
            _entitle(thread, open_seal(seal=kept, reader=by, reason=reason))
            _forget(kept)
            audit("thread_restored", actor=by, subject=thread, reason=reason)
        if opening := thread.posts.filter(number=1).first():
            restore_post(opening, by=by, reason=reason)


def _replace(thread, post, html) -> None:
    """As an edit does, so that open pages and catching up get it at once."""
    thread.revision += 1
    thread.save(update_fields=["revision"])
    post.html, post.version, post.revision = html, post.version + 1, thread.revision
    post.save(update_fields=["html", "version", "revision"])
    transaction.on_commit(lambda: live.post_saved(post.pk), robust=True)


def _entitle(thread, title) -> None:
    thread.title, thread.slug = title, slug_of(title)
    thread.save(update_fields=["title", "slug"])


def _said(thing) -> str:
    with translation.override(thing.language_id):
        return _("Hidden while somebody looks at it")


def _sealed(thing, field) -> Seal | None:
    """The seal that holds what stands hidden now."""
    return Seal.objects.of(thing).filter(field=field, destroyed_at=None).first()


def _forget(kept: Seal) -> None:
    """The words are back in their row: the seal is empty, and stays as a line of its history."""
    Seal.objects.filter(pk=kept.pk).empty()


POST = Subject(
    name="forums.post",
    label=gettext_lazy("A post"),
    visible_to=_posts_visible_to,
    every=_every_post,
    card=_post_card,
    url=lambda post: post.get_absolute_url(),
    by=lambda post: post.author_id,
    country=lambda post: post.author.country_id,
    at=_post_at,
    hide=hide_post,
    restore=restore_post,
)
THREAD = Subject(
    name="forums.thread",
    label=gettext_lazy("A conversation"),
    visible_to=_threads_visible_to,
    every=_every_thread,
    card=_thread_card,
    url=lambda thread: thread.get_absolute_url(),
    by=lambda thread: thread.author_id,
    country=lambda thread: thread.author.country_id,
    at=_thread_at,
    hide=hide_thread,
    restore=restore_thread,
)
