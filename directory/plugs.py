"""What the directory plugs into the ports of the drawer."""

from allauth.account.signals import email_changed
from django.utils.translation import gettext_lazy as _

from directory.access import may_have_pages
from directory.actions.changes import change_address
from directory.asked_subjects import APPLICATION, CHANGE
from directory.between import contact_section, received_words, told
from directory.found import organisations, people
from network.lib.activity import Kind
from network.lib.ports import (
    activity_kinds,
    member_sections,
    open_pages,
    search_sources,
    secretariat_screens,
    subjects,
)
from network.lib.screens import Group, Screen
from network.lib.search.sources import Source

SCREENS = (
    Screen(
        "secretariat_members",
        _("Members"),
        _("Who waits to be admitted, who has which role, who has left."),
        "users-round",
        Group.PEOPLE,
    ),
    Screen(
        "secretariat_invitations",
        _("Invitations"),
        _("Invite colleagues by e-mail or by a link, and see who came."),
        "mail-plus",
        Group.PEOPLE,
    ),
    Screen(
        "secretariat_applications",
        _("Applications"),
        _("Who asks to be let in, and what was decided."),
        "clipboard-list",
        Group.PEOPLE,
    ),
    Screen(
        "secretariat_organisations",
        _("Organisations"),
        _("Employers and networks, their mail domains, and each of them once."),
        "building-2",
        Group.PEOPLE,
    ),
    Screen(
        "kept_points",
        _("Contact points"),
        _("Which office answers for what in which country, and which have to be checked again."),
        "phone-call",
        Group.PEOPLE,
    ),
    Screen(
        "secretariat_changes",
        _("Changes"),
        _("New employers, new addresses and corrections that members tell of."),
        "user-round-pen",
        Group.PEOPLE,
    ),
    Screen(
        "factor_resets",
        _("Lost keys"),
        _("Members who lost phone and keys. Two of you let them begin anew."),
        "key-round",
        Group.PEOPLE,
    ),
    Screen(
        "secretariat_documents",
        _("Guidelines and privacy"),
        _("Versions of what everybody is told, and how many members have accepted them."),
        "scroll-text",
    ),
    Screen(
        "secretariat_help_numbers",
        _("Help numbers"),
        _("Which telephone numbers are shown, and which have to be checked again."),
        "phone",
    ),
    Screen(
        "secretariat_announcements",
        _("Announcements"),
        _("A line on every page until it ends: maintenance, a closed office."),
        "megaphone",
    ),
    Screen(
        "secretariat_seats",
        _("Seats"),
        _("Who sits for which party, who stands in, and from when to when."),
        "armchair",
        Group.ROOMS,
    ),
    Screen(
        "secretariat_presidencies",
        _("Presidencies"),
        _("Which party chairs a body in which year, and who does so for it."),
        "gavel",
        Group.ROOMS,
    ),
    Screen(
        "secretariat_mandates",
        _("Mandates"),
        _("Which mandate is in use, what its priorities say, where earlier ones led."),
        "milestone",
        Group.ROOMS,
    ),
)
for screen in SCREENS:
    secretariat_screens.plug(screen)
open_pages.plug(may_have_pages)
subjects.plug(APPLICATION)
subjects.plug(CHANGE)
member_sections.plug(contact_section)
activity_kinds.plug(
    Kind(
        name="contacted",
        subject="directory.contact",
        visible_to=received_words,
        about=lambda contact: contact,
        wording=told,
    )
)
search_sources.plug(Source("people", _("People"), "directory/_found_member.html", people))
search_sources.plug(
    Source("organisations", _("Organisations"), "directory/_found_organisation.html", organisations)
)


def address_changed(user, from_email_address, to_email_address, **told) -> None:
    """allauth says that a member signs in with another address, which is confirmed."""
    if from_email_address:
        before, after = from_email_address.email, to_email_address.email
        change_address(member=user, before=before, after=after)


email_changed.connect(address_changed, dispatch_uid="directory.address_changed")
