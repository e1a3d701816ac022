"""Who may do what on the desk. Views and actions ask here and nowhere else."""

from directory.access import is_admitted, lacks_second_factor
from directory.models import Member
from moderation.models import Matter, Responder, Seal

MODERATES = frozenset({Member.Role.MODERATOR, Member.Role.SECRETARIAT, Member.Role.ADMINISTRATOR})


def may_moderate(member) -> bool:
    """Whether the member works at the desk at all; which matters is in the queries."""
    return is_admitted(member) and member.role in MODERATES and not lacks_second_factor(member)


def may_open(member, seal) -> bool:
    """Whether the member is named for the seal's country, and it is not their own words."""
    if not is_admitted(member) or lacks_second_factor(member):
        return False
    return Seal.objects.for_responder(member).filter(pk=seal.pk).exists()


def has_responders(country: str | None) -> bool:
    """Whether somebody is named who may open what is sealed for a country."""
    return Responder.objects.filter(country=country).exists()


def matters_of_desk(member):
    """The matters a moderator works on: of the countries they are named for, never their own."""
    if not may_moderate(member):
        return Matter.objects.none()
    return Matter.objects.for_responder(member)
