"""What the directory plugs into the ports of the drawer."""

from django.utils.translation import gettext_lazy as _

from network.lib.ports import secretariat_screens
from network.lib.screens import Screen

secretariat_screens.plug(
    Screen(
        "secretariat_members",
        _("Members"),
        _("Who waits to be admitted, who has which role, who has left."),
        "users-round",
    )
)
secretariat_screens.plug(
    Screen(
        "secretariat_documents",
        _("Guidelines and privacy"),
        _("Versions of what everybody is told, and how many members have accepted them."),
        "scroll-text",
    )
)
secretariat_screens.plug(
    Screen(
        "secretariat_help_numbers",
        _("Help numbers"),
        _("Which telephone numbers are shown, and which have to be checked again."),
        "phone",
    )
)
secretariat_screens.plug(
    Screen(
        "secretariat_announcements",
        _("Announcements"),
        _("A line on every page until it ends: maintenance, a closed office."),
        "megaphone",
    )
)
