"""The words of a post as readers see them: quotes with their head, links with their host.

Nothing of it is stored. It goes into the kept fragment, whose key knows all it depends on.
"""

import re
from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.translation import gettext as _

from directory.termlinks import with_terms
from forums import bylines, quotes
from forums.models import Post, Quotation
from forums.models.audience import Audience
from forums.quotes import Verdict
from forums.quoting import all_read
from network.lib.hosts import with_hosts

_QUOTE = re.compile(r'<blockquote data-quoted="(\d+)">')

Heads = dict[int, dict[int, Post]]


def heads(posts: Iterable[Post]) -> Heads:
    """The posts that some posts quote, by who quotes and pk. One query; none without quotes."""
    quoting = [post.pk for post in posts if _QUOTE.search(post.html)]
    found: Heads = {pk: {} for pk in quoting}
    if quoting:
        rows = Quotation.objects.filter(post__in=quoting)
        for row in rows.select_related("quoted__author__sector", "quoted__thread__forum"):
            found[row.post_id][row.quoted_id] = row.quoted
    return found


def words(post: Post, quoted: dict[int, Post], *, names: bool) -> str:
    """The words of a post as one face shows them.

    Args:
        quoted: the posts it quotes.
        names: whether the face may see who wrote what.
    """
    open_to_all = {pk for pk, other in quoted.items() if _is_open(other, post, names)}

    def verdict(quote):
        if quote.quoted not in quoted:
            return Verdict.WRONG
        return Verdict.RIGHT if quote.quoted in open_to_all else Verdict.LOST

    html = quotes.settled(post.html, verdict, instead=_closed())
    html = _QUOTE.sub(lambda found: _with_head(quoted[int(found[1])], names), html)
    return with_hosts(with_terms(html, post.language_id))


def _is_open(quoted: Post, post: Post, names: bool) -> bool:
    """Whether everybody who sees this face may read what is quoted."""
    forum = quoted.thread.forum
    return all_read(forum, post.thread.forum) if names else forum.audience == Audience.PUBLIC


def _with_head(quoted: Post, names: bool) -> str:
    number = f"#{quoted.number}"
    return format_html(
        '<blockquote class="quoted"><p class="quote-head"><a href="{}">{}, {}</a></p>',
        *(quoted.get_short_url(), bylines.who(quoted.author, names=names), number),
    )


def _closed() -> str:
    told = _("From a conversation that not everybody here may read.")
    return format_html('<p class="removed">{}</p>', told)
