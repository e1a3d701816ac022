"""What is read of a member is what the viewer may see, and nothing beside it."""

import pytest
from django.contrib.auth.models import AnonymousUser

from directory.models import Expertise, Member, MemberLanguage, Organisation, Priority, Visibility
from directory.models.visibility import FACE, PARTS
from tests.factories import a_group, a_member

ROLE = "Team leader, early help"


@pytest.fixture
def shown(db):
    """Somebody who has filled every part."""
    member = a_member("Kaisa R.", headline=ROLE, country_id="FI", sector_id="school")
    member.organisation = Organisation.objects.create(
        name="Lakes county", slug="lakes", sort_key="lakes county"
    )
    member.save()
    profile = member.profile
    profile.about, profile.level_id, profile.orcid = "Short forms.", "local", "0000-0002-1825-0097"
    profile.offers = ["mentoring"]
    profile.save()
    profile.skills.add("Signs of Safety")
    prevention = Priority.objects.get(slug="prevention")
    Expertise.objects.create(member=member, priority=prevention, depth=3, sentence="Home visits.")
    MemberLanguage.objects.create(member=member, language_id="fi", writes=2)
    return member


def seen(viewer, member):
    return Member.objects.seen_by(viewer).get(pk=member.pk).seen


def said(viewer, member) -> set[str]:
    """The parts that are there for a viewer."""
    row = seen(viewer, member)
    return {part for part in PARTS if getattr(row, part, None) or _is_a_section(row, part)}


def _is_a_section(row, part):
    return part in ("affiliations", "activity") and row.sees(part)


def show_to(member, to, parts=PARTS):
    for part in parts:
        setattr(member if part in FACE else member.profile, f"{part}_to", to)
    member.save()
    member.profile.save()


def test_a_colleague_sees_all_that_is_for_members(shown, watcher):
    assert said(watcher, shown) == set(PARTS)
    row = seen(watcher, shown)
    assert (row.headline, row.where) == (ROLE, "Lakes county · School · Finland")
    assert (row.skills, row.offers) == (["Signs of Safety"], ["Mentoring"])
    assert [(str(line.priority), line.sentence) for line in row.expertise] == [
        ("Prevention & family support", "Home visits.")
    ]
    assert [str(line.language) for line in row.languages] == ["Suomi"]


def test_a_visitor_sees_only_what_is_for_everyone(shown):
    assert said(AnonymousUser(), shown) == set()
    show_to(shown, Visibility.EVERYONE, ["about", "skills"])
    assert said(AnonymousUser(), shown) == {"about", "skills"}


def test_who_shares_a_group_sees_what_is_for_them_and_nobody_else(shown, watcher, author):
    for member in (shown, watcher):
        a_group().members.create(member=member)
    show_to(shown, Visibility.GROUPS)
    assert said(watcher, shown) == set()
    shown.groups.get().forum.members.create(member=watcher)
    assert said(watcher, shown) == set(PARTS)
    assert said(author, shown) == set()


def test_what_nobody_sees_its_owner_does(shown, watcher):
    show_to(shown, Visibility.NOBODY)
    assert said(watcher, shown) == set()
    assert said(shown, shown) == set(PARTS)


def test_posts_show_what_all_members_see(shown):
    assert shown.face.headline == ROLE
    show_to(shown, Visibility.GROUPS, ["headline", "country"])
    assert shown.face.headline == ""
    assert shown.face.where == "Lakes county · School"
    assert shown.where == "Lakes county · School · Finland"


def test_a_page_of_members_takes_as_many_queries_as_one(shown, watcher, django_assert_num_queries):
    for number in range(3):
        with django_assert_num_queries(3):
            for member in Member.objects.exclude(pk=watcher.pk).seen_by(watcher):
                row = member.seen
                assert [row.where, row.level, row.skills, row.languages, row.expertise]
        a_member(f"Another {number}")
