"""Quoting posts: what a quote says is checked, and goes when the words go from their post."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from forums import quotes
from forums.models import Post, Quotation
from forums.quotes import Quote, Verdict
from forums.quoting import may_quote
from moderation.models import Seal

# Posts that one text can quote.
MOST = 30


class NotLetOut(ValueError):
    """Words of another thread are quoted that they may not leave."""


class QuotedChanged(ValueError):
    """A post was changed while the words that quote it were on their way."""


@dataclass(frozen=True)
class Quoting:
    """Words with their quotes checked.

    Args:
        html: cleaned.
        posts: that are quoted, as they were when it was checked.
    """

    html: str
    posts: tuple[Post, ...] = ()


def look(clean_html: str, *, author, place, before: str = "") -> Quoting:
    """Check what a text quotes: only what the other has said stands there as theirs.

    A quote that says something else names nobody any more. Of words that a moderator has taken
    out meanwhile only a bar is left.

    Args:
        place: where it is to stand: a thread, a post of it, or the forum of a new thread.
        before: of a post that is edited; a quote that stood there already may stay.

    Raises:
        NotLetOut: see there.
    """
    if not (wanted := quotes.quoted_in(clean_html)):
        return Quoting(clean_html)
    posts = _sources(Post.objects.visible_to(author), sorted(wanted)[:MOST])
    if not all(may_quote(post.thread, place) for post in posts.values()):
        raise NotLetOut
    stood = {(quote.quoted, quote.words) for quote in quotes.in_html(before)}

    def verdict(quote: Quote) -> Verdict:
        is_there = (quote.quoted, quote.words) in stood
        return Verdict.RIGHT if is_there else _verdict(quote, posts)

    html = quotes.settled(clean_html, verdict)
    kept = quotes.quoted_in(html)
    return Quoting(html, tuple(post for pk, post in sorted(posts.items()) if pk in kept))


def without_lost(clean_html: str) -> str:
    """Words that come back after a time, without those that moderators took out meanwhile."""
    posts = _sources(Post.objects.all(), quotes.quoted_in(clean_html))
    return quotes.barred(clean_html, lambda q: _verdict(q, posts) == Verdict.LOST)


def _sources(posts, pks) -> dict[int, Post]:
    touched = Seal.objects.filter(subject_type=Post._meta.label_lower, subject_id=OuterRef("pk"))
    found = posts.filter(pk__in=pks).select_related("thread__forum").prefetch_related("versions")
    return {post.pk: post for post in found.annotate(is_touched=Exists(touched))}


def _verdict(quote: Quote, posts: Mapping[int, Post]) -> Verdict:
    if (post := posts.get(quote.quoted)) is None:
        return Verdict.WRONG
    if quotes.says(quote, [post.html, *(version.html for version in post.versions.all())]):
        return Verdict.RIGHT
    return Verdict.LOST if post.is_touched or not post.html else Verdict.WRONG


def lock_others(quoting: Quoting, thread_id: int | None) -> None:
    """Let nobody take words out of quoted posts of other threads until the transaction ends.

    Before the thread's own row is locked: who takes words out locks the post first as well, and
    then the threads that quote it. In its own thread that row is enough.
    """
    others = [post.pk for post in quoting.posts if post.thread_id != thread_id]
    if others:
        rows = Post.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=others)
        list(rows.order_by("pk").values_list("pk"))


def keep(post: Post, quoting: Quoting) -> None:
    """Write down what a post quotes, in the caller's transaction, which has the thread's lock.

    Raises:
        QuotedChanged: what was checked is not so any more.
    """
    if not quoting.posts:
        return
    seen = {quoted.pk: quoted.version for quoted in quoting.posts}
    if dict(Post.objects.filter(pk__in=seen).values_list("pk", "version")) != seen:
        raise QuotedChanged
    Quotation.objects.bulk_create(
        (Quotation(post=post, quoted_id=pk, version=version) for pk, version in seen.items()),
        ignore_conflicts=True,
    )
