"""A post at the end of its thread and all that is counted with it: one statement.

All replies of one thread meet at its row, and all of one forum at the forum's. They are locked by
this statement, which comes last where nothing is quoted, so that they are held for it and the
commit alone.
"""

from django.db import connection

from forums.models.kinds import Stage
from forums.models.posts import Post
from forums.models.threads import Thread

APPEND = """
WITH thread AS (
    UPDATE forums_thread
       SET last_number = last_number + 1, post_count = post_count + 1, revision = revision + 1,
           last_post_at = greatest(last_post_at, %(at)s), last_author_id = %(author)s,
           last_shown = last_number + 1
     WHERE id = %(thread)s AND forum_id = %(forum)s AND merged_into_id IS NULL
       AND stage = %(open)s AND (locked_at IS NULL OR locked_until <= statement_timestamp())
    RETURNING id, last_number, revision, post_count, last_post_at
), post AS (
    INSERT INTO forums_post
        (id, thread_id, number, revision, version, author_id, term_id, spokesperson_id, html,
         language_id, submission, posted_at)
    SELECT %(post)s, id, last_number, revision, 1, %(author)s, %(term)s, %(spokesperson)s, %(html)s,
        %(language)s, %(submission)s, %(at)s
    FROM thread
), counted AS (
    UPDATE forums_participant AS one SET posts = posts + 1, last_at = %(at)s
    FROM thread WHERE one.thread_id = thread.id AND one.member_id = %(author)s
), read AS (
    INSERT INTO forums_readmarker AS marker (thread_id, member_id, number)
    SELECT id, %(reader)s, last_number FROM thread
    ON CONFLICT (member_id, thread_id)
        DO UPDATE SET number = EXCLUDED.number WHERE marker.number < EXCLUDED.number
), touched AS (
    UPDATE forums_forum SET last_post_at = %(at)s
    WHERE id = %(forum)s AND (last_post_at IS NULL OR last_post_at < %(at)s)
        AND EXISTS (SELECT FROM thread)
)
SELECT last_number, revision, post_count, last_post_at FROM thread
"""

# What a thread knows of its last post.
END = ("last_post_at", "last_author", "last_shown")


def ends_with(thread: Thread, post: Post) -> None:
    """Let a thread know its last post; whoever calls saves END."""
    thread.last_post_at, thread.last_author_id = post.posted_at, post.author_id
    thread.last_shown = 0 if post.hidden_at else post.number


def next_key() -> int:
    """The primary key of a post that is not written yet. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('forums_post', 'id'))")
        return cursor.fetchone()[0]


def append(post: Post, *, reader: int) -> bool:
    """Write a post whose primary key is known; its number and revision are set.

    Args:
        post: not written yet; of the thread as its writer knows it.
        reader: who wrote it, and has read the thread up to there.

    Returns:
        Whether the thread is still open, and in the forum where the writer has seen it.
    """
    thread = post.thread
    values = {
        "post": post.pk,
        "thread": thread.pk,
        "forum": thread.forum_id,
        "open": Stage.OPEN,
        "author": post.author_id,
        "reader": reader,
        "term": post.term_id,
        "spokesperson": post.spokesperson_id,
        "html": post.html,
        "language": post.language_id,
        "submission": post.submission,
        "at": post.posted_at,
    }
    with connection.cursor() as cursor:
        cursor.execute(APPEND, values)
        if (row := cursor.fetchone()) is None:
            return False
    thread.last_number, thread.revision, thread.post_count, thread.last_post_at = row
    thread.last_author_id, thread.last_shown = post.author_id, thread.last_number
    post.number, post.revision = thread.last_number, thread.revision
    post._state.adding, post._state.db = False, connection.alias
    return True
