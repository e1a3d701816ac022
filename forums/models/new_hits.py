"""What came since yesterday to the searches that a member has saved: a query for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from forums.models.hits import exact, narrowed
from forums.models.searches import SavedSearch
from network.lib.search.tsquery import queries_of

# Of one search in one digest.
MOST_POSTS = 50
# Milliseconds: who makes digests has more time than who waits for a page.
PATIENCE = 20_000


@dataclass(frozen=True)
class NewHit:
    """One thread that has something new to a search.

    Args:
        search, thread, first_post: their ids.
        first_number: of the first post that was found.
        posts: how many were.
    """

    search: int
    thread: int
    first_post: int
    first_number: int
    posts: int


def find_new(
    member, searches: Sequence[SavedSearch], since: datetime, until: datetime, forum_ids
) -> list[NewHit]:
    """Unread posts of others in a time, by search, the newest threads first. Two queries.

    Args:
        forum_ids: those that the member may read.
    """
    sought = [(search, search.sought) for search in searches]
    sought = [(search, one) for search, one in sought if one.wanted.groups]
    if not sought or not forum_ids:
        return []
    asked = queries_of([one.wanted for _search, one in sought], PATIENCE)
    parts, values = [], {"forums": list(forum_ids), "member": member.pk}
    values |= {"since": since, "until": until}
    for place, ((search, one), queries) in enumerate(zip(sought, asked, strict=True)):
        own = {"search": search.pk, "whole": queries.in_any}
        sql = _ONE.format(
            words=_WORDS,
            exact=exact(queries, "post.language_id", _WORDS, own),
            narrowed=narrowed(one, "post", "post.posted_at", own),
            most=MOST_POSTS,
        )
        # Each with names of its own in the one statement.
        for name, value in own.items():
            sql = sql.replace(f"%({name})s", f"%({name}_{place})s")
            values[f"{name}_{place}"] = value
        parts.append(f"({sql})")
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        return [NewHit(*row) for row in cursor.fetchall()]


# A thread is new with its first post, and is looked for by its title as well.
_WORDS = "(CASE WHEN post.number = 1 THEN thread.words || post.words ELSE post.words END)"
_ONE = """
SELECT %(search)s::bigint, thread_id, (array_agg(id ORDER BY number))[1], min(number), count(*)
FROM (
    SELECT post.id, post.thread_id, post.number, post.posted_at
    FROM forums_post post
    JOIN forums_thread thread ON thread.id = post.thread_id
    LEFT JOIN forums_readmarker marker
        ON marker.thread_id = post.thread_id AND marker.member_id = %(member)s
    WHERE post.posted_at > %(since)s AND post.posted_at <= %(until)s
        AND post.hidden_at IS NULL
        AND post.author_id <> %(member)s
        AND post.number > coalesce(marker.number, 0)
        AND thread.forum_id = ANY(%(forums)s)
        AND {words} @@ %(whole)s::tsquery
        {exact} {narrowed}
    ORDER BY post.posted_at DESC, post.id DESC
    LIMIT {most}
) found
GROUP BY thread_id
ORDER BY max(posted_at) DESC
"""
