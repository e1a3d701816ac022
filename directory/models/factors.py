"""What a member signs in with beside a password."""

from allauth.mfa.models import Authenticator
from django.db.models import Case, Exists, OuterRef, When

from directory.models.seats import SeatTerm, vouched

# Recovery codes alone are no second factor: they are for the day it is lost.
SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def second_factor(of: str = "") -> dict:
    """What `access.lacks_second_factor` asks, as annotations of a row that leads to a member.

    Args:
        of: the path from the row to the member.
    """
    member = OuterRef(f"{of}pk")
    factors = Authenticator.objects.filter(user=member, type__in=SECOND_FACTORS)
    # The member's row is at hand: asked for in each term, PostgreSQL goes through all members.
    terms = SeatTerm.objects.in_active_seats().filter(member=member)
    return {
        "holds_seat": Case(When(vouched(of), then=Exists(terms)), default=False),
        "has_second_factor": Exists(factors),
    }
