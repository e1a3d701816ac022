"""Ending a member's sessions. What is open in them closes at once."""

from collections.abc import Iterable

from allauth.usersessions.models import UserSession
from django.db import transaction

from directory.actions.members import access_changed
from directory.models import Member


def end(*, sessions: Iterable[UserSession]) -> None:
    """End sessions of one or more members; their open pages are told to ask again."""
    with transaction.atomic():
        members = {}
        for session in sessions:
            members[session.user_id] = session.user
            session.end()
        for member in members.values():
            transaction.on_commit(lambda member=member: access_changed(member), robust=True)


def end_all(*, member: Member) -> None:
    """Sign a member out everywhere."""
    end(sessions=UserSession.objects.filter(user=member).select_related("user"))
