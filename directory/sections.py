"""The sections of one's own profile, each with its form and the action that saves it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.actions import members, profiles
from directory.forms.known import ExpertiseForm, LanguagesForm
from directory.forms.profile import OffersForm, SkillsForm, WhoForm
from directory.forms.seen import FoundForm, SeenByForm


@dataclass(frozen=True)
class Section:
    """One section.

    Args:
        slug: its word in the address.
        lead: what it is for.
        icon: a Lucide icon.
        save: the action: (member, **what the form said).
        template: where the fields do not simply follow each other.
    """

    slug: str
    title: str | Promise
    lead: str | Promise
    icon: str
    form: type
    save: Callable
    template: str = "directory/settings_section.html"


SECTIONS = {
    section.slug: section
    for section in (
        Section(
            "who",
            _("Who you are"),
            _("Name, function and where you work. Some forums are read by country or sector."),
            "user-round",
            WhoForm,
            members.change_face,
        ),
        Section(
            "expertise",
            _("What you work on"),
            _(
                "Colleagues find you by it, questions without an answer are shown to you, "
                "and your digest follows it."
            ),
            "target",
            ExpertiseForm,
            profiles.say_expertise,
            "directory/settings_expertise.html",
        ),
        Section(
            "skills",
            _("Skills"),
            _("What you can do, whatever you work on just now."),
            "wrench",
            SkillsForm,
            profiles.say_skills,
        ),
        Section(
            "languages",
            _("Languages"),
            _(
                "Colleagues find you by them, and a question without an answer is shown to you "
                "in a language that you read."
            ),
            "languages",
            LanguagesForm,
            profiles.say_languages,
            "directory/settings_languages.html",
        ),
        Section(
            "offers",
            _("What you offer, and ORCID"),
            _("What colleagues may ask you for, and where your publications are found."),
            "handshake",
            OffersForm,
            profiles.say_offers,
        ),
        Section(
            "seen",
            _("Who sees what"),
            _(
                "Posts show function, organisation, country and sector only where all members "
                "see them. The secretariat sees all of it on its own screens. "
                "Your e-mail address is shown to nobody."
            ),
            "eye",
            SeenByForm,
            profiles.show_to,
            "directory/settings_seen.html",
        ),
        Section(
            "found",
            _("Being found"),
            _("What you change here holds at once, everywhere."),
            "search",
            FoundForm,
            profiles.be_found,
        ),
    )
}
