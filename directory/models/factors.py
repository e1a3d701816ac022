"""What a member signs in with beside a password."""

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef

from directory.models.seats import SeatTerm

# Recovery codes alone are no second factor: they are for the day it is lost.
SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def second_factor(member: str) -> dict:
    """What `access.lacks_second_factor` asks, as annotations of a row that leads to a member.

    Args:
        member: the path from the row; "pk" of the member's own.
    """
    factors = Authenticator.objects.filter(user=OuterRef(member), type__in=SECOND_FACTORS)
    terms = SeatTerm.objects.current().filter(member=OuterRef(member))
    return {"holds_seat": Exists(terms), "has_second_factor": Exists(factors)}
