"""The statement behind `hits.find`. In braces: conditions of ours; in %(…)s: values."""

from directory.models import Visibility

STATEMENT = """
WITH titled AS MATERIALIZED (
    SELECT thread_id, forum_id, language_id, author_id, at,
        ts_rank(words, %(part)s::tsquery, 1) AS rank
    FROM ({threads}) found
),
written AS MATERIALIZED (
    SELECT post_id, thread_id, forum_id, language_id, author_id, at,
        ts_rank(words, %(part)s::tsquery, 1) AS rank
    FROM (
        SELECT post.id AS post_id, post.thread_id, thread.forum_id, post.language_id,
            post.author_id, post.posted_at AS at, post.words
        FROM forums_post post
        {with_thread}
        WHERE thread.forum_id = ANY(%(forums)s)
            AND post.hidden_at IS NULL
            AND post.words @@ %(whole)s::tsquery
            {post_is_exact}
            -- A thread that is found by its title is one hit, not two.
            AND NOT (post.number = 1 AND post.thread_id IN (SELECT thread_id FROM titled))
            {post_narrowed}
        ORDER BY {newest}
        LIMIT {most}
    ) found
),
-- What is known of a hit elsewhere is looked up hit by hit, here and below: as joins PostgreSQL
-- would read small tables whole, and plan anew when they have grown.
hits AS MATERIALIZED (
    SELECT kind, thread_id, post_id, forum_id, language_id, at, rank,
        (SELECT {sector} FROM directory_member author WHERE author.id = author_id) AS sector_id
    FROM (
        SELECT 'threads' AS kind, thread_id, NULL AS post_id,
            forum_id, language_id, author_id, at, rank
        FROM titled WHERE %(threads)s
        UNION ALL
        SELECT 'posts', thread_id, post_id, forum_id, language_id, author_id, at, rank
        FROM written WHERE %(posts)s
        ORDER BY at DESC, thread_id DESC, post_id DESC
        LIMIT {most}
    ) found
),
-- How many hits have each value: looked at once for all of these columns.
counted AS (
    SELECT forum_id, language_id, sector_id, age, count(*) AS n
    FROM (SELECT forum_id, language_id, sector_id, {age} AS age FROM hits) aged
    GROUP BY GROUPING SETS (forum_id, language_id, sector_id, age)
),
by_thread AS (SELECT thread_id, count(*) AS n FROM hits GROUP BY thread_id)
SELECT
    (SELECT count(*) FROM hits),
    (
        SELECT json_agg(json_build_array(kind, thread_id, coalesce(post_id, (
            SELECT id FROM forums_post first
            WHERE first.thread_id = page.thread_id AND first.number = 1
        ))))
        FROM (
            SELECT kind, thread_id, post_id FROM hits
            ORDER BY {order} at DESC, thread_id DESC, post_id DESC
            OFFSET %(first)s LIMIT %(size)s
        ) page
    ),
    (SELECT json_build_object({counted}) FROM counted),
    json_build_object(
        'kind', json_build_object(
            'threads', (SELECT count(*) FROM titled), 'posts', (SELECT count(*) FROM written)
        ),
        {labelled}
    )
"""

# The newest posts: PostgreSQL may go through them one by one until there are enough.
WALKED = {
    "with_thread": "JOIN forums_thread thread ON thread.id = post.thread_id",
    "newest": "post.posted_at DESC, post.id DESC",
}
# Or it finds all by their words, for of a sum it has no index; and then the thread of each: as a
# join it would go through all threads first.
SORTED = {
    "with_thread": "CROSS JOIN LATERAL (SELECT one.id, one.forum_id FROM forums_thread one"
    " WHERE one.id = post.thread_id OFFSET 0) thread",
    "newest": "post.posted_at + interval '0' DESC, post.id DESC",
}

# Who hides their sector from members is counted in none, and found by none.
SECTOR = f"CASE WHEN author.sector_to >= {Visibility.MEMBERS:d} THEN author.sector_id END"

# Threads whose title has some of what is wanted, the newest.
TITLES = """
    SELECT thread.id AS thread_id, thread.forum_id, thread.language_id, thread.author_id,
        thread.started_at AS at, thread.words
    FROM forums_thread thread
    WHERE thread.forum_id = ANY(%(forums)s) AND thread.words @@ %(part)s::tsquery
        AND thread.merged_into_id IS NULL {thread_narrowed}
    ORDER BY thread.id DESC
    LIMIT {most}
"""
# One word is in the title or not.
BY_TITLE = """
    SELECT * FROM ({titles}) title WHERE true {thread_is_exact}
"""
# Of several, the first post may have what the title does not say; or what is not wanted.
BY_TITLE_AND_POST = """
    SELECT * FROM (
        SELECT title.thread_id, title.forum_id, title.language_id, title.author_id, title.at,
            title.words || coalesce(post.words, '') AS words
        FROM ({titles}) title
        LEFT JOIN forums_post post ON post.thread_id = title.thread_id AND post.number = 1
    ) opened
    WHERE words @@ %(whole)s::tsquery {thread_is_exact}
"""


OF_LABEL = """
        '{name}', (
            SELECT json_object_agg({column}, n) FROM (
                SELECT {column}, sum(n) AS n
                FROM by_thread CROSS JOIN LATERAL (
                    SELECT {column} FROM {table} link
                    WHERE link.thread_id = by_thread.thread_id OFFSET 0
                ) link
                GROUP BY {column}
            ) counted
        )
"""


def counted(columns: dict[str, str]) -> str:
    """How many hits have each value of some columns, as parts of one JSON.

    Args:
        columns: by the name of what is counted.
    """
    parts = (
        f"'{name}', json_object_agg({column}, n) FILTER (WHERE {column} IS NOT NULL)"
        for name, column in columns.items()
    )
    return ", ".join(parts)


def labelled(links: dict[str, tuple[str, str]]) -> str:
    """How many hits are in threads with each label, as parts of one JSON.

    Args:
        links: the table that links threads to it, and its column there, by the name of what is
            counted.
    """
    parts = (
        OF_LABEL.format(name=name, table=table, column=column)
        for name, (table, column) in links.items()
    )
    return ", ".join(parts)


def age(within: dict[str, int], older: str) -> str:
    """The name of the shortest time in which it was written.

    Args:
        within: in days, the shortest first.
        older: the name of what was written before all of these.
    """
    # In a SELECT of its own, which is reckoned once, and not for each hit.
    cases = [
        f"WHEN at >= (SELECT now() - interval '{days} days') THEN '{name}'"
        for name, days in within.items()
    ]
    return f"CASE {' '.join(cases)} ELSE '{older}' END"


def newer(days: int, column: str) -> str:
    """Whether a moment is at most so many days ago."""
    return f"({column} >= now() - interval '{days} days')"
