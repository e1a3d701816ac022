"""Applications and changes as things that the desk shows and decides upon. Nobody reports them."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.asked import told_of_application, told_of_change
from directory.forms.deciding import application_form, change_form
from directory.models import Application, Change
from network.lib.subjects import Desk, Subject


def hide(row, *, by, country, reason) -> bool:
    """There is nothing to hide: nobody but the secretariat sees it."""
    return False


def restore(row, *, by, reason) -> None:
    """Nothing was hidden."""


def _card(application: Application) -> str:
    if application.member.sector is None:
        return _("Application")
    return _("Application: %(sector)s") % {"sector": application.member.sector}


# What both have in common.
OF_THE_OFFICE = {
    "by": lambda row: row.member_id,
    "country": lambda row: row.member.country_id,
    "at": lambda match, fragment: None,
    "hide": hide,
    "restore": restore,
}
APPLICATION = Subject(
    name="directory.application",
    label=gettext_lazy("An application"),
    visible_to=lambda reader: Application.objects.none(),
    every=Application.objects.with_card,
    card=_card,
    url=lambda application: reverse("secretariat_application", args=[application.member.handle]),
    desk=Desk(
        around=lambda application, viewer: told_of_application(application),
        hides=False,
        answer=application_form,
    ),
    **OF_THE_OFFICE,
)
CHANGE = Subject(
    name="directory.change",
    label=gettext_lazy("A change"),
    visible_to=lambda reader: Change.objects.none(),
    every=Change.objects.with_card,
    card=lambda change: change.get_kind_display(),
    url=lambda change: reverse("secretariat_change", args=[change.pk]),
    desk=Desk(
        around=lambda change, viewer: told_of_change(change), hides=False, answer=change_form
    ),
    **OF_THE_OFFICE,
)
