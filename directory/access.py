"""Who may do what with members. Each function answers one question; views and actions ask it."""


def is_admitted(member) -> bool:
    """Whether the member counts as a verified professional now."""
    return member.is_authenticated and member.is_admitted


def is_secretariat(member) -> bool:
    return member.is_authenticated and member.is_secretariat


def may_see_directory(member) -> bool:
    return is_admitted(member)


def may_edit_profile(member, owner) -> bool:
    return member.is_authenticated and member.pk == owner.pk


def may_admit(member, newcomer) -> bool:
    return is_secretariat(member) and not newcomer.is_admitted and newcomer.is_active
