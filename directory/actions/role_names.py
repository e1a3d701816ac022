"""Listing a member under the name of their role, where their work makes them a target.

Everybody reads the role's name, at their earlier posts as well, since a post shows who its author
is now. The secretariat alone reads the name it verified.
"""

from django.db import transaction

from directory.actions.members import shown_changed
from directory.models import Member
from network.lib.audit import audit
from network.lib.languages import sort_key
from network.lib.written import through_scan


def list_under_role(*, member: Member, name: str, handle: str) -> Member:
    """Show the name of a role instead of the member's.

    Args:
        name: of the role, "Police officer, child protection".
        handle: a new one, or the one before.

    Raises:
        Refused: the privacy scan found something in the words.
    """
    return _call(member, name, handle, "listed_under_role", keeps=True)


def list_under_name(*, member: Member, handle: str) -> Member:
    """Show the name again that the secretariat verified.

    Raises:
        Refused: the privacy scan found something in the handle.
    """
    return _call(member, member.verified_name, handle, "listed_under_name", keeps=False)


def _call(member: Member, name: str, handle: str, action: str, *, keeps: bool) -> Member:
    name = through_scan("directory.Member.name", name).text
    handle = through_scan("directory.Member.handle", handle).text
    with transaction.atomic():
        member = Member.objects.select_for_update(no_key=True).get(pk=member.pk)
        # A second name of the role does not take the place of what was verified.
        member.verified_name = (member.verified_name or member.name) if keeps else ""
        member.name, member.sort_key, member.handle = name, sort_key(name), handle
        member.save(update_fields=["verified_name", "name", "sort_key", "handle"])
        audit(action, actor=member, subject=member)
        shown_changed(member)
    return member
