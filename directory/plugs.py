"""What the directory plugs into the ports of the drawer."""

from django.utils.translation import gettext_lazy as _

from directory.access import may_have_pages
from network.lib.ports import open_pages, secretariat_screens
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
        "secretariat_invitations",
        _("Invitations"),
        _("Invite colleagues by e-mail or by a link, and see who came."),
        "mail-plus",
    )
)
secretariat_screens.plug(
    Screen(
        "secretariat_applications",
        _("Applications"),
        _("Who asks to be let in, and what was decided."),
        "clipboard-list",
    )
)
secretariat_screens.plug(
    Screen(
        "factor_resets",
        _("Lost keys"),
        _("Members who lost phone and keys. Two of you let them begin anew."),
        "key-round",
    )
)
open_pages.plug(may_have_pages)
