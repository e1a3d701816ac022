"""Who may do what with members. Each function answers one question; views and actions ask it."""

from directory.models import Member, SeatTerm

SECRETARIAT = {Member.Role.SECRETARIAT, Member.Role.ADMINISTRATOR}
STAFF = SECRETARIAT | {Member.Role.MODERATOR}


def is_admitted(member) -> bool:
    """Whether the member counts as a verified professional now."""
    return member.is_authenticated and member.is_active and member.is_admitted


def is_secretariat(member) -> bool:
    return is_admitted(member) and member.role in SECRETARIAT


def is_staff(member) -> bool:
    """Moderators, secretariat, administrators."""
    return is_admitted(member) and member.role in STAFF


def has_seat(member, at=None) -> bool:
    """Whether the member holds a seat, or is its alternate or advisor, at a moment. One query."""
    return is_admitted(member) and SeatTerm.objects.current(at).filter(member=member).exists()


def may_see_directory(member) -> bool:
    return is_admitted(member)


def may_edit_profile(member, owner) -> bool:
    return member.is_authenticated and member.pk == owner.pk


def may_admit(member, newcomer) -> bool:
    return is_secretariat(member) and not newcomer.is_admitted and newcomer.is_active
