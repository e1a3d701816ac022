"""An organisation as a thing that can be reported: its name is put right by the secretariat."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.access import is_admitted
from directory.models import Organisation
from network.lib.subjects import Desk, Subject


def _visible_to(reader):
    """Members see the names of employers."""
    return Organisation.objects.all() if is_admitted(reader) else Organisation.objects.none()


def hide(organisation, *, by, country, reason) -> bool:
    """There is nothing to hide: members' faces show the name."""
    return False


def restore(organisation, *, by, reason) -> None:
    """Nothing was hidden."""


ORGANISATION = Subject(
    name="directory.organisation",
    label=gettext_lazy("An organisation"),
    visible_to=_visible_to,
    every=Organisation.objects.all,
    card=lambda organisation: _("Organisation %(number)s") % {"number": organisation.pk},
    url=lambda organisation: reverse("directory"),
    by=lambda organisation: None,
    country=lambda organisation: organisation.country_id,
    at=lambda match, fragment: None,
    hide=hide,
    restore=restore,
    desk=Desk(
        around=lambda organisation, viewer: (
            "moderation/_organisation_said.html",
            {"organisation": organisation},
        ),
        hides=False,
    ),
)
