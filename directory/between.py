"""Words between two members, as the profile page and the inbox show them."""

from django.utils.translation import gettext as _

from directory.access import may_write
from directory.models import Contact


def contact_section(viewer, member):
    """Under a profile: write to them, block them; on one's own, what others wrote. No query.

    The way there is the same for who is blocked: nobody is told that they are.
    """
    is_own = viewer.pk == member.pk
    context = {"handle": member.handle, "is_own": is_own, "may_write": may_write(viewer)}
    return "directory/_member_contact.html", context


def received_words(member):
    """The messages that an inbox line may lead to."""
    return Contact.objects.received_by(member).in_sight().select_related("sender")


def told(contact, count):
    """One line of the inbox: who, and none of the words."""
    if contact.sender is None:
        return _("Somebody who has left wrote to you")
    return _("%(name)s wrote to you") % {"name": contact.sender.name}
