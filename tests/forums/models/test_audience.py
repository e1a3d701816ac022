"""Who may hear of a forum is who may read it: two questions, one rule."""

import pytest
from django.db import IntegrityError
from django.utils import timezone

from forums.access import readers
from forums.actions import groups
from forums.models import Forum
from tests.factories import a_forum, a_group, a_member, a_seat_holder

WHOM = {"rule": {"sectors": ["ministry", "school"], "countries": ["FI", "LV"]}}


@pytest.fixture
def everybody(author, stranger, moderator, secretariat, seat_holder):
    gone = a_member("Gone G.")
    gone.is_active = False
    gone.save()
    return [
        author,
        stranger,
        moderator,
        secretariat,
        seat_holder,
        gone,
        a_member("Admin A.", role="administrator"),
        a_member("Not yet N.", role="secretariat", admitted=False),
        a_seat_holder("SE", ends=timezone.now()),
        a_member("Sector only", country_id="DK", sector_id="ministry"),
        a_member("Country only", country_id="LV", sector_id="police"),
        a_member("Neither said", country_id=None, sector_id=None),
    ]


@pytest.mark.parametrize("audience", Forum.Audience.values)
def test_readers_are_those_to_whom_the_forum_is_visible(audience, everybody):
    forum = a_forum(audience=audience, **WHOM.get(audience, {}))
    for member in everybody[:2]:
        groups.add(forum=forum, member=member, by=None)
    may = {
        member.pk
        for member in everybody
        if member.is_active and Forum.objects.visible_to(member).filter(pk=forum.pk).exists()
    }
    pks = [member.pk for member in everybody]
    assert may
    assert len(may) < len(everybody) or audience == "public"
    assert set(readers(forum).filter(pk__in=pks).values_list("pk", flat=True)) == may


@pytest.mark.parametrize(
    ("sectors", "countries", "names"),
    [
        (["school"], [], {"In Latvia", "In Norway"}),
        ([], ["LV"], {"In Latvia", "A ministry"}),
        (["school"], ["LV"], {"In Latvia"}),
        (["school", "ministry"], ["LV", "NO"], {"In Latvia", "In Norway", "A ministry"}),
        (["taken-out-of-the-vocabulary"], [], set()),
    ],
)
def test_a_rule_asks_for_sector_and_country_where_both_are_given(db, sectors, countries, names):
    members = [
        a_member("In Latvia", country_id="LV", sector_id="school"),
        a_member("In Norway", country_id="NO", sector_id="school"),
        a_member("A ministry", country_id="LV", sector_id="ministry"),
        a_member("Neither said", country_id=None, sector_id=None),
    ]
    room = a_forum(audience="rule", sectors=sectors, countries=countries)
    assert {m.name for m in members if room in Forum.objects.visible_to(m)} == names
    assert {m.name for m in readers(room)} == names


def test_a_rule_for_nobody_in_particular_cannot_be_stored(db):
    with pytest.raises(IntegrityError, match="a_rule_says_whom"):
        a_forum(audience="rule")


def test_what_a_member_reads_is_one_query(db, watcher, django_assert_num_queries):
    group = a_group()
    groups.add(forum=group, member=watcher, by=None)
    room = a_forum(audience="rule", sectors=[watcher.sector_id], countries=[watcher.country_id])
    with django_assert_num_queries(1):
        assert set(Forum.objects.visible_ids(watcher)) == {group.pk, room.pk}
