"""What lines told of a post that was hidden, or left the thread: they tell of it no more."""

from django.db import connection
from django.utils import timezone

from forums.models import MovedPost, Post, Thread
from network.lib.activity import Activity

TOLD, HIDDEN, LEFT = "post_added", "post_hidden", "posts_left"

# One statement, as a line may be added to meanwhile. What is left of a line are the posts between
# its first and its last that others wrote and that are in sight; never more than it told of. It
# then leads to the first of them. One that is left with none is closed: the bell counts it no more.
COUNT_AGAIN = """
    UPDATE notifications_notification AS line
       SET count = LEAST(line.count, found.left_over),
           first_subject_id = COALESCE(found.first, line.first_subject_id),
           read_at = CASE WHEN found.left_over = 0 THEN %(now)s END
      FROM (SELECT open.id, shown.left_over, shown.first
              FROM notifications_notification AS open
              JOIN lib_activity AS last ON last.id = open.last_activity_id
             CROSS JOIN LATERAL (
                   SELECT count(*) AS left_over, min(post.id) AS first
                     FROM forums_post AS post
                    WHERE post.thread_id = open.about_id
                      AND post.id BETWEEN open.first_subject_id AND last.subject_id
                      AND post.hidden_at IS NULL
                      AND post.author_id <> open.member_id
                      AND NOT EXISTS (SELECT FROM directory_unnamed AS own
                                       WHERE own.voice_id = post.author_id
                                         AND own.member_id = open.member_id)) AS shown
             WHERE open.about_type = %(about)s
               AND open.about_id = %(thread)s
               AND open.kind = %(kind)s
               AND open.read_at IS NULL
               AND COALESCE(%(post)s::bigint, open.first_subject_id)
                   BETWEEN open.first_subject_id AND last.subject_id
             ORDER BY open.member_id
               FOR UPDATE OF open) AS found
     WHERE line.id = found.id
 RETURNING line.member_id
"""


def take_back(activity: Activity) -> list[int]:
    """Count the open lines that told of a hidden post again; return whose they are.

    In the caller's transaction, which has claimed the activity.
    """
    post = Post.objects.filter(pk=activity.subject_id).exclude(hidden_at=None).first()
    if post is None:
        return []
    # Who tells of it in this moment holds that row: once it is ours, their lines are there.
    told = {"kind": TOLD, "actor": post.author_id, "subject_id": post.pk}
    list(Activity.objects.select_for_update().filter(**told))
    return _count_again(post.thread_id, post.pk)


def leave(activity: Activity) -> list[int]:
    """Count the open lines again that told of a thread some posts have left. As `take_back`."""
    left = MovedPost.objects.filter(thread=activity.subject_id).values("post")
    told = {"kind": TOLD, "subject_id__in": left}
    told["actor__in"] = Post.objects.filter(pk__in=left).values("author")
    list(Activity.objects.select_for_update().filter(**told))
    return _count_again(activity.subject_id, None)


def _count_again(thread_id: int, post_id: int | None) -> list[int]:
    """Those that tell of one post, or all of the thread's."""
    about = Thread._meta.label_lower
    values = {"kind": TOLD, "about": about, "thread": thread_id, "post": post_id}
    with connection.cursor() as cursor:
        cursor.execute(COUNT_AGAIN, {**values, "now": timezone.now()})
        return [member_id for (member_id,) in cursor.fetchall()]
