"""Taking a sign-in by an organisation away from a member's account. allauth makes it."""

from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from directory import access
from directory.models import Member


class LastWayIn(Exception):
    """Without it the member could not sign in any more."""


def disconnect(*, connection: SocialAccount) -> None:
    """Forget a connection.

    Raises:
        LastWayIn: it is the only way the member has.
    """
    with transaction.atomic():
        # Two at once must not each take the other for the way that is left.
        member = Member.objects.select_for_update().get(pk=connection.user_id)
        if not access.may_disconnect(member, connection):
            raise LastWayIn
        connection.delete()
