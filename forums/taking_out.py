"""What goes from the posts of others: words they quote, the link to somebody they mention.

Where the reason is somebody's leaving no action stands above it, so it is not among the actions.
"""

from functools import partial

from django.db import transaction

from forums import fragments, live, mentions, quotes
from forums.models import Draft, Mention, Post, PostVersion, Thread
from forums.quotes import Quote


def take_from_quotes(quoted: Post, instead: str = "") -> None:
    """What is no more in a post goes from all that quotes it, in the caller's transaction.

    From posts, from what stood in them before an edit, and from what is not sent yet. It does not
    come back when the post's own words do.

    Args:
        quoted: with the words that stay; its thread is locked.
        instead: of the words; a moderator's bar when not given.
    """

    def is_lost(quote: Quote) -> bool:
        return quote.quoted == quoted.pk and not quotes.says(quote, [quoted.html])

    threads = quoted.quoted_in.order_by("post__thread").values_list("post__thread", flat=True)
    for thread_id in threads.distinct():
        _take_in_thread(thread_id, quoted, is_lost, instead)
    for rows in (
        PostVersion.objects.filter(post__quotations__quoted=quoted),
        Draft.objects.filter(html__contains=f'data-quoted="{quoted.pk}"'),
    ):
        for row in rows.select_for_update(of=("self",)).order_by("pk"):
            _without(row, is_lost, instead)


def _take_in_thread(thread_id: int, quoted: Post, is_lost, instead: str) -> None:
    Thread.objects.select_for_update(of=("self",)).get(pk=thread_id)
    quoting = Post.objects.filter(thread=thread_id, quotations__quoted=quoted)
    for pk in list(quoting.order_by("pk").values_list("pk", flat=True)):
        # As it is now: who quotes the quote as well has lost words already.
        post = Post.objects.select_for_update(of=("self",)).get(pk=pk)
        if _without(post, is_lost, instead):
            _as_next_version(post)
            # Who quotes the quote.
            take_from_quotes(post, instead)


def _without(row, is_lost, instead: str) -> bool:
    """Put the bar into one row; return whether there was anything to take out."""
    html = quotes.barred(row.html, is_lost, instead)
    if html == row.html:
        return False
    row.html = html
    row.save(update_fields=["html"])
    return True


def _as_next_version(post: Post) -> None:
    """Save a post whose words have changed, and tell who has it open. Both rows are locked."""
    thread = Thread.objects.get(pk=post.thread_id)
    thread.revision += 1
    thread.save(update_fields=["revision"])
    post.revision = thread.revision
    post.version += 1
    post.save(update_fields=["html", "version", "revision"])
    transaction.on_commit(partial(live.post_saved, post.pk), robust=True)
    transaction.on_commit(partial(fragments.forget, {post.pk}), robust=True)


def take_links(rows, words_go: bool) -> None:
    """Who is erased is not linked any more: somebody else may be called so one day."""
    for mention in rows.select_related("member").order_by("pk").iterator(chunk_size=500):
        with transaction.atomic():
            _take_link(mention)
            mention.delete()


def _take_link(mention: Mention) -> None:
    Thread.objects.select_for_update(of=("self",)).get(posts=mention.post_id)
    post = Post.objects.select_for_update().get(pk=mention.post_id)
    without = partial(mentions.without, handle=mention.member.handle)
    for version in PostVersion.objects.filter(post=post):
        PostVersion.objects.filter(pk=version.pk).update(html=without(version.html))
    if (html := without(post.html)) != post.html:
        post.html = html
        _as_next_version(post)
