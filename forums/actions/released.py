"""Publishing held words that a moderator lets through: what the held kinds of the forums become.

The arguments are those of `network.lib.holding.Kind.publish`.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from directory.models import Country, Member, Priority, SeatTerm, Spokesperson
from directory.unnamed import person_behind
from forums import access
from forums.actions import posts, threads
from forums.actions.adding import SpeaksNoMore, TermOver
from forums.actions.held import ENGLISH, TAGS, TEXT, TITLE
from forums.actions.quoting import NotLetOut, QuotedChanged
from forums.actions.writers import NotNow
from forums.models import Forum, Post, Thread
from forums.models.moved import standing
from network.lib.holding import NoLongerPossible


def publish_reply(
    author, thread_id: int, words: Mapping, forms: Mapping, wish: Mapping, files=()
) -> Post:
    """Let a held reply through."""
    author = _person(author)
    threads = Thread.objects.visible_to(author).select_related("forum")
    thread = threads.filter(pk=standing(thread_id)).first()
    if thread is None or not access.may_reply(author, thread):
        raise NoLongerPossible
    if files and not access.may_attach(thread):
        raise NoLongerPossible
    with _still_possible():
        return posts.reply(
            thread=thread,
            author=author,
            written=words[TEXT],
            written_as=forms[TEXT],
            language=wish["language"],
            term=_term(wish),
            spokesperson=_spokesperson(wish),
            files=files,
            released=True,
        )


def publish_thread(
    author, forum_id: int, words: Mapping, forms: Mapping, wish: Mapping, files=()
) -> Post:
    """Let a held thread through."""
    voice, author = author, _person(author)
    forum = Forum.objects.visible_to(author).select_related("priority").filter(pk=forum_id).first()
    if forum is None or not access.may_start(author, forum):
        raise NoLongerPossible
    priorities = Priority.objects.in_bulk(wish["priorities"])
    if not priorities:
        raise NoLongerPossible
    tags = [" ".join(tag.split()).lower() for tag in words.get(TAGS, "").split(",")]
    with _still_possible():
        return threads.start(
            forum=forum,
            author=author,
            title=words[TITLE],
            # Words that were held before it was asked for have none.
            english=words.get(ENGLISH, ""),
            written=words[TEXT],
            written_as=forms[TEXT],
            language=wish["language"],
            priorities=[priorities[pk] for pk in wish["priorities"] if pk in priorities],
            countries=Country.objects.filter(pk__in=wish["countries"]),
            tags=[tag for tag in tags if tag],
            level=wish["level"],
            # Words that were held before there were kinds have none.
            kind=wish.get("kind", Thread.Kind.DISCUSSION),
            deadline=_day(wish.get("deadline")),
            sensitivity=wish["sensitivity"],
            without_name=voice != author,
            voice=voice if voice != author else None,
            term=_term(wish),
            spokesperson=_spokesperson(wish),
            files=files,
            released=True,
        )


def publish_edit(
    author, post_id: int, words: Mapping, forms: Mapping, wish: Mapping, files=()
) -> Post:
    """Let new words of a post through."""
    author = _person(author)
    posts_there = Post.objects.visible_to(author).select_related("thread")
    post = posts_there.filter(pk=post_id).first()
    if post is None or not access.may_edit(author, post):
        raise NoLongerPossible
    with _still_possible():
        return posts.edit(
            post=post,
            editor=author,
            written=words[TEXT],
            written_as=forms[TEXT],
            files=files,
            without=wish.get("without", ()),
            released=True,
        )


def _person(author) -> Member:
    """Who they are, behind the voice that asks without a name."""
    if found := person_behind(author):
        return found
    raise NoLongerPossible


def _spokesperson(wish) -> Spokesperson | None:
    # Words that were held before there were spokespersons say nothing of them.
    if wish.get("spokesperson") is None:
        return None
    named = Spokesperson.objects.filter(pk=wish["spokesperson"]).first()
    if named is None:
        raise NoLongerPossible
    return named


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def _term(wish) -> SeatTerm | None:
    if wish["term"] is None:
        return None
    term = SeatTerm.objects.filter(pk=wish["term"]).first()
    if term is None:
        raise NoLongerPossible
    return term


@contextmanager
def _still_possible() -> Iterator[None]:
    try:
        yield
    except (TermOver, SpeaksNoMore, NotLetOut, QuotedChanged, NotNow):
        raise NoLongerPossible from None
