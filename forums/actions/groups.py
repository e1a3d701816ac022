"""Coming into a group and going out of it; the caller has asked `access`."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from directory.access import is_secretariat
from directory.actions.members import access_changed
from forums.models import Forum, ForumMember, JoinRequest
from network.lib.activity import record
from network.lib.audit import audit


class LastManager(Exception):
    """Nobody would be left who lets others in."""


def join(*, forum: Forum, member) -> ForumMember:
    """Come into an open group by oneself."""
    return _let_in(forum, member, by=member)


def add(*, forum: Forum, member, by, manager: bool = False, at=None) -> ForumMember:
    """Let a member in, who is told; somebody who is in already stays as they are.

    Args:
        by: a manager or the secretariat; None for the demo and imports, which tell nobody.
        at: when, for the demo and imports.
    """
    return _let_in(forum, member, by=by, manager=manager, at=at)


def _let_in(forum, member, *, by, manager=False, at=None):
    with transaction.atomic():
        values = {"manager": manager, "joined_at": at or timezone.now(), "by": by}
        row, made = ForumMember.objects.get_or_create(forum=forum, member=member, defaults=values)
        JoinRequest.objects.filter(forum=forum, member=member).delete()
        if made and by and by != member:
            audit("forum_member_added", actor=by, subject=forum, member=member.pk)
            record("group_member_added", actor=by, subject=row)
    return row


def ask(*, forum: Forum, member) -> JoinRequest:
    """Ask the managers to be let in; they are told once."""
    with transaction.atomic():
        request, made = JoinRequest.objects.get_or_create(forum=forum, member=member)
        if made:
            record("join_asked", actor=member, subject=request)
    return request


def decline(*, request: JoinRequest, by) -> JoinRequest:
    """Say no, once; who asked is told."""
    with transaction.atomic():
        waiting = JoinRequest.objects.filter(pk=request.pk, declined_at=None)
        if waiting.update(declined_at=timezone.now()):
            audit("join_declined", actor=by, subject=request.forum, member=request.member_id)
            record("join_declined", actor=by, subject=request)
    return request


def remove(*, row: ForumMember, by) -> None:
    """Take a member out; their open pages of it are shut at once.

    Raises:
        LastManager: only the secretariat takes out the last one.
    """
    with transaction.atomic():
        if not is_secretariat(by):
            _keep_a_manager(row)
        _take_out(row)
        audit("forum_member_removed", actor=by, subject=row.forum, member=row.member_id)


def leave(*, row: ForumMember, telling: bool = False) -> None:
    """Go out of a group oneself.

    Args:
        telling: the last manager goes anyway, and the secretariat is told.

    Raises:
        LastManager: and nobody would be told.
    """
    with transaction.atomic():
        is_last = _is_last_manager(row)
        if is_last and not telling:
            raise LastManager
        _take_out(row)
        if is_last:
            record("group_without_manager", actor=row.member, subject=row.forum)


def make_manager(*, row: ForumMember, by) -> ForumMember:
    """Let a member of the group look after it, too."""
    return _set_manager(row, True, by)


def unmake_manager(*, row: ForumMember, by) -> ForumMember:
    """Let a manager be an ordinary member of the group again.

    Raises:
        LastManager: only the secretariat does that to the last one.
    """
    return _set_manager(row, False, by)


def _set_manager(row, manager, by):
    with transaction.atomic():
        if not manager and not is_secretariat(by):
            _keep_a_manager(row)
        row.manager = manager
        row.save(update_fields=["manager"])
        action = "forum_manager_made" if manager else "forum_manager_unmade"
        audit(action, actor=by, subject=row.forum, member=row.member_id)
    return row


def _keep_a_manager(row):
    if _is_last_manager(row):
        raise LastManager


def _is_last_manager(row) -> bool:
    """Locked, so that of two who go at once the second is the last."""
    managers = ForumMember.objects.managers().filter(forum=row.forum_id).order_by("pk")
    locked = managers.select_for_update(of=("self",)).values_list("pk", flat=True)
    return list(locked) == [row.pk]


def _take_out(row):
    row.delete()
    # A page that did not hear of it is behind, and asks before it shows the next post.
    Forum.objects.filter(pk=row.forum_id).update(access_version=F("access_version") + 1)
    member = row.member
    transaction.on_commit(lambda: access_changed(member), robust=True)
