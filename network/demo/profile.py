"""What the people of the demo community say of themselves, and to whom."""

from directory.actions import profiles, role_names
from directory.models import Language, Member, Priority


def fill(member: Member, row: dict) -> None:
    """What they work on, speak, can do and offer."""
    priorities = {priority.slug: priority for priority in Priority.objects.in_use()}
    languages = Language.objects.in_bulk()
    profiles.say_expertise(
        member=member,
        lines=[
            (priorities[line["priority"]], line["depth"], line["sentence"])
            for line in row["expertise"]
        ],
    )
    profiles.say_languages(
        member=member,
        lines=[
            (languages[line["code"]], line["reads_well"], line["writes"])
            for line in row["languages"]
        ],
    )
    profiles.say_skills(member=member, skills=row["skills"])
    profiles.say_offers(member=member, offers=row["offers"], orcid=row["orcid"])


def choose(member: Member, row: dict) -> None:
    """Who sees which part, and under which name; some have a page for everyone."""
    if row["shown_to"]:
        profiles.show_to(member=member, **row["shown_to"])
    if row["is_public"]:
        found = {"is_listed": True, "is_findable": True, "is_mentionable": True}
        profiles.be_found(member=member, is_public=True, **found)
    if row["role_name"]:
        role_names.list_under_role(member=member, name=row["role_name"], handle=member.handle)
