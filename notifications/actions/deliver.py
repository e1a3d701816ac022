"""Turning one activity into inbox lines, exactly once."""

from collections.abc import Iterator

from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone

from network.lib.activity import Activity
from notifications import live
from notifications.actions.take_back import HIDDEN, LEFT, leave, take_back
from notifications.notifiers import hearers, kind_of

BATCH = 500
# Kinds that take lines back instead of writing some.
ACTS = {HIDDEN: take_back, LEFT: leave}

# One statement, because two lose counts: "update what is there, then insert what is missing"
# when two workers meet, "insert what is missing, then lock" when the member reads in between.
# In member order, so that two workers wait for each other instead of locking each other out.
# LEAST and GREATEST, because activities may arrive in another order than they happened.
ADD_ONE = """
    INSERT INTO notifications_notification AS line
           (member_id, kind, about_type, about_id, first_subject_id, last_activity_id,
            count, created_at, updated_at)
    SELECT member_id, %(kind)s, %(about_type)s, %(about_id)s, %(subject_id)s, %(activity_id)s,
           1, %(at)s, %(at)s
      FROM unnest(%(members)s::bigint[]) AS member_id
     ORDER BY member_id
        ON CONFLICT (member_id, kind, about_type, about_id) WHERE read_at IS NULL
        DO UPDATE SET count = line.count + 1,
                      first_subject_id = LEAST(line.first_subject_id, excluded.first_subject_id),
                      last_activity_id = GREATEST(line.last_activity_id, excluded.last_activity_id),
                      updated_at = GREATEST(line.updated_at, excluded.updated_at)
"""


def deliver(activity_id: int) -> bool:
    """Claim an activity and write all it causes, in one transaction.

    Returns:
        False when another worker had it: the claim waits for that worker's transaction, so
        an activity is handled with all its lines or not at all.
    """
    with transaction.atomic():
        unclaimed = Activity.objects.unhandled().filter(pk=activity_id)
        if not unclaimed.update(handled_at=timezone.now()):
            return False
        activity = Activity.objects.get(pk=activity_id)
        told = ACTS.get(activity.kind, _write_lines)(activity)
        transaction.on_commit(lambda: live.badges(told), robust=True)
    return True


def _write_lines(activity: Activity) -> list[int]:
    """Add one to the open line of everybody who hears of it; return their ids."""
    subject = apps.get_model(activity.subject_type).objects.filter(pk=activity.subject_id).first()
    if subject is None:
        return []
    about = kind_of(activity.kind).about(subject)
    values = {
        "kind": activity.kind,
        "about_type": about._meta.label_lower,
        "about_id": about.pk,
        "subject_id": subject.pk,
        "activity_id": activity.pk,
        "at": activity.at,
    }
    told = []
    with connection.cursor() as cursor:
        for members in _batches(hearers(activity, subject)):
            cursor.execute(ADD_ONE, {**values, "members": members})
            told += members
    return told


def _batches(rows) -> Iterator[list[int]]:
    """The member ids of rows, some hundred at a time, in member order."""
    last, batch = 0, [0] * BATCH
    while len(batch) == BATCH:
        after = rows.filter(member__gt=last).order_by("member")
        batch = list(after.values_list("member", flat=True)[:BATCH])
        if batch:
            yield batch
            last = batch[-1]
