"""Who confirms an address is recognised as who wrote to a mailing list with it."""

from allauth.account.signals import email_confirmed
from django.contrib.auth.signals import user_logged_in

from forums.actions.senders import unclaimed_by
from network.lib.nudge import nudge


def confirmed(email_address, **told) -> None:
    """allauth says that an address is confirmed."""
    _recognise(email_address.user)


def came_in(user, **told) -> None:
    """At each sign-in: who was no member yet when the address was confirmed, and what was lost."""
    _recognise(user)


def _recognise(member) -> None:
    if member.is_admitted and unclaimed_by(member).exists():
        nudge("forums.claim", member.pk)


email_confirmed.connect(confirmed, dispatch_uid="forums.confirmed")
user_logged_in.connect(came_in, dispatch_uid="forums.came_in")
