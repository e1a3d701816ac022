"""A member at a client of Django's who has just confirmed that it is they, by a mailed code."""

from django.core import mail
from django.urls import reverse

from directory.mailed_code import IN_SESSION


def confirmed(client, member):
    """Sign a member in who has neither password nor key, and confirm; return the client."""
    client.force_login(member)
    page = reverse("mailed_code")
    client.post(page, {"send": "1"})
    client.post(page, {"code": client.session[IN_SESSION]["code"]})
    mail.outbox.clear()
    return client
