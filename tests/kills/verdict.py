"""What must hold when all is quiet again, asked of the database itself."""

import time
from collections.abc import Iterable

import psycopg

UNHANDLED = "SELECT count(*) FROM lib_activity WHERE handled_at IS NULL"
UNSENT = """
    SELECT count(*) FROM notifications_mail
     WHERE sent_at IS NULL AND failed_at IS NULL AND NOT dropped
"""
DUE = "SELECT count(*) FROM notifications_digestpreference WHERE next_at <= now()"


class Database:
    """The rows, read past Havn's own code.

    Args:
        url: of the stack's database.
        thread: the id of the thread everybody writes in.
    """

    def __init__(self, url: str, thread: int):
        self.url, self.thread = url, thread

    def ask(self, statement: str, *values):
        with psycopg.connect(self.url, autocommit=True) as connection:
            cursor = connection.execute(statement, values)
            return cursor.fetchall() if cursor.description else None

    def one(self, statement: str, *values):
        return self.ask(statement, *values)[0][0]

    def submissions(self) -> list[str]:
        rows = self.ask(
            "SELECT submission::text FROM forums_post WHERE thread_id = %s AND number > 1",
            self.thread,
        )
        return [row[0] for row in rows]

    def numbers(self) -> list[int]:
        rows = self.ask(
            "SELECT number FROM forums_post WHERE thread_id = %s ORDER BY number", self.thread
        )
        return [row[0] for row in rows]

    def lines(self, members: Iterable[int]) -> dict[int, list[int]]:
        """The count of each open inbox line about the thread, by member."""
        statement = """
            SELECT count FROM notifications_notification
             WHERE member_id = %s AND read_at IS NULL
               AND about_type = 'forums.thread' AND about_id = %s
        """
        return {
            member: [row[0] for row in self.ask(statement, member, self.thread)]
            for member in members
        }

    def counters(self) -> tuple[int, int, int]:
        """(posts, last number, posts its participants are counted with) of the thread."""
        return self.ask(
            """
            SELECT post_count, last_number,
                   (SELECT sum(posts) FROM forums_participant WHERE thread_id = thread.id)
              FROM forums_thread AS thread WHERE id = %s
            """,
            self.thread,
        )[0]

    def lose_a_nudge(self) -> int:
        """Make a fact look as if its nudge had been lost an hour ago; return its id."""
        return self.one(
            """
            UPDATE lib_activity SET handled_at = NULL, at = at - interval '1 hour'
             WHERE id = (SELECT min(id) FROM lib_activity WHERE kind = 'thread_started')
            RETURNING id
            """
        )

    def is_handled(self, activity: int) -> bool:
        return self.one("SELECT handled_at IS NOT NULL FROM lib_activity WHERE id = %s", activity)

    def let_time_pass(self) -> None:
        """As if a quarter of an hour had gone by: nothing is young, and no claim holds."""
        self.ask("UPDATE lib_activity SET at = at - interval '15 min' WHERE handled_at IS NULL")
        self.ask(
            """
            UPDATE notifications_mail SET claimed_until = claimed_until - interval '15 min'
             WHERE sent_at IS NULL
            """
        )

    def wait_until_none(self, statement: str, seconds: float) -> bool:
        ends = time.monotonic() + seconds
        while self.one(statement):
            if time.monotonic() > ends:
                return False
            time.sleep(0.2)
        return True
