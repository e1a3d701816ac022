"""What moderation plugs into the ports of the apps below."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from moderation.actions.audit import audit
from moderation.actions.held import open_matter
from moderation.actions.office import keep
from moderation.asked_section import at_the_desk
from moderation.contact_subject import CONTACT
from moderation.member_subject import MEMBER, concern_link
from moderation.models import Decision, Matter
from moderation.organisation_subject import ORGANISATION
from moderation.sanctionpage import sanction_link
from moderation.seat_record import seat_record
from network.lib.activity import Kind
from network.lib.ports import (
    activity_kinds,
    asked_sections,
    audits,
    hold,
    matters,
    member_sections,
    seat_sections,
    secretariat_screens,
    subjects,
)
from network.lib.screens import Group, Screen

audits.plug(audit)
hold.plug(open_matter)
matters.plug(keep)
asked_sections.plug(at_the_desk)
seat_sections.plug(seat_record)
subjects.plug(MEMBER)
subjects.plug(ORGANISATION)
subjects.plug(CONTACT)


def _decision_made(decision, count):
    if decision.matter.kind == Matter.Kind.APPEAL:
        return gettext("Another person has looked at what you objected to")
    return gettext("A moderator has decided about your words")


activity_kinds.plug(
    Kind(
        name="decision_made",
        subject="moderation.decision",
        visible_to=lambda member: Decision.objects.told_to(member).select_related("matter"),
        about=lambda decision: decision,
        wording=_decision_made,
    )
)
activity_kinds.plug(
    Kind(
        name="words_hidden",
        subject="moderation.matter",
        visible_to=lambda member: Matter.objects.hid_words_of(member),
        about=lambda matter: matter,
        wording=lambda matter, count: gettext(
            "Something you wrote is out of sight until a moderator has looked at it"
        ),
    )
)
member_sections.plug(concern_link)
member_sections.plug(sanction_link)


def _own_sanctions(member):
    from moderation.models import Sanction

    return Sanction.objects.of(member)


def _decided(sanction, count):
    """Nothing of it: a line is read over somebody's shoulder."""
    return gettext("A moderator has decided something about you. Read what, and why.")


def _lifted(sanction, count):
    return gettext("Something that was decided about you is lifted.")


for name, wording in (("member_sanctioned", _decided), ("sanction_lifted", _lifted)):
    activity_kinds.plug(
        Kind(
            name=name,
            subject="moderation.sanction",
            visible_to=_own_sanctions,
            about=lambda sanction: sanction,
            wording=wording,
        )
    )
secretariat_screens.plug(
    Screen(
        "secretariat_responders",
        _("Responders"),
        _("Who answers when a child may be at risk, in which country, and at what hours."),
        "shield-alert",
        Group.PEOPLE,
    )
)
secretariat_screens.plug(
    Screen(
        "secretariat_scopes",
        _("Who moderates what"),
        _("Forums, countries and languages of each moderator."),
        "scale",
        Group.PEOPLE,
    )
)
secretariat_screens.plug(
    Screen(
        "secretariat_reasons",
        _("Texts for reasons"),
        _("What moderators say again and again, by number of the guidelines."),
        "quote",
        Group.PAGES,
    )
)
secretariat_screens.plug(
    Screen(
        "secretariat_readings",
        _("Who has opened seals"),
        _("Each reading of sealed words, with its reason."),
        "lock-open",
        Group.PEOPLE,
    )
)
