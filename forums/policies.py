"""What the posting policies say of words that somebody is about to send.

Asked by the actions, inside their transaction and with the writer's row locked, so that the web, a
mail and an import meet the same. Every answer is the name of a rule; no word of a text is in it.
"""

import re
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from directory.models import InvitationUse, Member, SeatTerm
from directory.models.members import TRUSTED
from directory.models.unnamed import written_by
from forums.actions.writers import LookAgain, MustBeHeld, TooMany, TooSoon
from forums.kinds import FORMS
from forums.models import Forum, Post, Thread
from forums.models.policies import Before, PostingPolicy, WatchedWord
from network.lib.languages import fold
from network.lib.markup import plain
from network.lib.scan.normalise import normalise

EVERYONE, NEWCOMERS, FIRST_POST = "policy.everyone", "policy.newcomers", "policy.first-post"
LINKS, WATCHED, KIND = "policy.links", "policy.watched-word", "policy.kind"

DAY = timedelta(days=1)
_LINK = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)


@dataclass(frozen=True)
class Words:
    """What is about to be sent.

    Args:
        html: the text, cleaned.
        lines: title and tags.
    """

    html: str
    lines: tuple[str, ...] = ()

    @property
    def links(self) -> int:
        """How many addresses outside Havn it leads to."""
        found = set(_LINK.findall(self.html))
        return sum(not address.startswith(settings.HAVN_URL) for address in found)

    @property
    def folded(self) -> str:
        return " ".join(folded(said) for said in (plain(self.html), *self.lines))


def folded(said: str) -> str:
    """Words as they are compared: small letters, no accents, no marks, one space between them."""
    return " ".join(re.findall(r"\w+", fold(normalise(said).text)))


def ask(
    author: Member,
    forum: Forum,
    words: Words,
    *,
    starts: str = "",
    is_new: bool = True,
    looked_again: bool = False,
    at=None,
) -> None:
    """Whether the author may send that there now, and others see it at once.

    Args:
        author: locked by the caller's transaction.
        starts: the kind of the thread that it opens, if it does.
        is_new: a post, not an edit of one.
        looked_again: the writer was asked to, and sends all the same.

    Raises:
        TooSoon: the forum is slow, and the author's last post there is too near.
        TooMany: so many threads in a day.
        LookAgain: a watched word stands in it.
        MustBeHeld: a moderator reads it first.
    """
    if author.role in TRUSTED:
        return
    policy, at = PostingPolicy.objects.current(), at or timezone.now()
    if is_new and forum.slow_seconds:
        _check_slow(author, forum, at)
    if starts and policy.threads_a_day:
        _check_threads(author, policy.threads_a_day, at)
    acts = watched_acts(words)
    if WatchedWord.Act.WARN in acts and not looked_again:
        raise LookAgain
    newcomer = is_newcomer(author, policy, at)
    asked = {policy.before, forum.before}
    found = {
        EVERYONE: Before.EVERYONE in asked,
        NEWCOMERS: newcomer and Before.NEWCOMERS in asked,
        FIRST_POST: newcomer and is_new and _is_first(author, policy.first_posts),
        LINKS: newcomer and words.links > policy.newcomer_links,
        WATCHED: WatchedWord.Act.HOLD in acts,
        KIND: bool(starts) and FORMS[starts].is_read_first,
    }
    if rules := [rule for rule, holds in found.items() if holds]:
        raise MustBeHeld(rules)


def _check_slow(author, forum, at) -> None:
    wait = timedelta(seconds=forum.slow_seconds)
    # Later ones, too: of two presses at once the second may have been pressed first.
    near = Post.objects.by(author).filter(thread__forum=forum, posted_at__gt=at - wait)
    last = near.order_by("-posted_at").first()
    if last:
        raise TooSoon(last.posted_at + wait)


def _check_threads(author, most: int, at) -> None:
    since = Thread.objects.filter(written_by(author), started_at__gt=at - DAY)
    started = list(since.order_by("-started_at").values_list("started_at", flat=True)[:most])
    if len(started) == most:
        raise TooMany(started[-1] + DAY)


def is_newcomer(author: Member, policy: PostingPolicy, at) -> bool:
    """Admitted not long ago. Who was invited, or named to a seat, is known to somebody."""
    if author.admitted_at is None or author.admitted_at <= at - policy.newcomer_days * DAY:
        return False
    if InvitationUse.objects.filter(member=author.pk).exists():
        return False
    return not SeatTerm.objects.current().filter(member=author.pk).exists()


def _is_first(author, first_posts: int) -> bool:
    """Whether fewer than so many were published. What a moderator let through counts."""
    return Post.objects.by(author)[:first_posts].count() < first_posts


def watched_acts(words: Words) -> set[str]:
    """What the watched words that stand in it ask for. Which they are is told to nobody."""
    said = f" {words.folded} "
    rows = WatchedWord.objects.values_list("folded", "act")
    return {act for phrase, act in rows if f" {phrase} " in said}
