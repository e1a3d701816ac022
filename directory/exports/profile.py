"""What a member tells colleagues about themselves."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils.translation import gettext_lazy as _
from taggit.models import TaggedItem

from directory.models import Affiliation, Expertise, MemberLanguage, Profile
from network.lib.exports import Part, plug
from network.lib.leaving import delete
from network.lib.tags import forget_unused


def _profile(member):
    tagged = TaggedItem.objects.filter(
        content_type__app_label="directory",
        content_type__model="profile",
        object_id=OuterRef("pk"),
    )
    skills = ArraySubquery(tagged.order_by("tag__name").values("tag__name"))
    return Profile.objects.filter(member=member).annotate(skills_said=skills)


def _forget(rows, words_go):
    """A skill is a word in a table of its own, which would stay."""
    for profile in rows:
        profile.skills.clear()
    forget_unused()
    delete(rows, words_go)


plug(
    Part(
        name="profile",
        label=_("Your profile"),
        why=_("What you tell colleagues about yourself. Kept until you change it or leave."),
        model="directory.Profile",
        rows=_profile,
        fields={
            "about": _("About"),
            "level__label": _("Level"),
            "skills_said": _("Skills"),
            "offers": _("What colleagues may ask you for"),
            "orcid": _("ORCID"),
            "is_hint_closed": _("Does not want to read what is missing"),
            "about_to": _("Who sees it: about"),
            "level_to": _("Who sees it: level"),
            "expertise_to": _("Who sees it: what you work on"),
            "skills_to": _("Who sees it: skills"),
            "languages_to": _("Who sees it: languages"),
            "affiliations_to": _("Who sees it: where you worked"),
            "orcid_to": _("Who sees it: ORCID"),
            "offers_to": _("Who sees it: what you offer"),
            "activity_to": _("Who sees it: threads you take part in"),
        },
        on_leaving=_forget,
    ),
    Part(
        name="expertise",
        label=_("What you work on"),
        why=_("So that colleagues find you, and your digest follows it. Kept until you leave."),
        model="directory.Expertise",
        rows=lambda member: Expertise.objects.filter(member=member).order_by("pk"),
        fields={
            "priority__label": _("Priority"),
            "depth": _("How deep"),
            "sentence": _("What you do on it"),
        },
        on_leaving=delete,
    ),
    Part(
        name="languages",
        label=_("Languages"),
        why=_("So that colleagues can write to you in them. Kept until you leave."),
        model="directory.MemberLanguage",
        rows=lambda member: MemberLanguage.objects.filter(member=member).order_by("pk"),
        fields={
            "language__name": _("Language"),
            "reads_well": _("Reads it well"),
            "writes": _("How well you write it"),
        },
        on_leaving=delete,
    ),
    Part(
        name="affiliations",
        label=_("Where you worked"),
        why=_("So that colleagues know whom you speak for. Kept until you leave."),
        model="directory.Affiliation",
        rows=lambda member: Affiliation.objects.filter(member=member).order_by("-starts"),
        fields={
            "organisation__name": _("Organisation"),
            "function": _("Function"),
            "starts": _("From"),
            "ends": _("Until"),
            "main": _("Main employer"),
        },
        on_leaving=delete,
    ),
)
