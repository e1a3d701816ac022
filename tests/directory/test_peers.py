"""Colleagues like me elsewhere: who is found, why, and who is not."""

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.actions.blocking import block
from directory.models import Expertise, Member, MemberLanguage, Priority, Profile, Visibility
from directory.models.peering import Elsewhere, Sought
from directory.peers import find
from forums.actions import groups
from forums.models import ForumMember
from tests.factories import a_forum, a_group, a_member, a_reply, a_thread

NOBODY, GROUPS = Visibility.NOBODY, Visibility.GROUPS


def a_colleague(name, *, works=(), skills=(), writes=(), **fields):
    """Works on {slug: depth}."""
    member = a_member(name, **{"country_id": "LT", "sector_id": "police"} | fields)
    profile, _is_new = Profile.objects.get_or_create(member=member)
    profile.skills.add(*skills)
    for slug, depth in dict(works).items():
        of = {"member": member, "priority": Priority.objects.get(slug=slug)}
        Expertise.objects.update_or_create(**of, defaults={"depth": depth})
    for code in writes:
        MemberLanguage.objects.update_or_create(
            member=member, language_id=code, defaults={"writes": 2}
        )
    return member


@pytest.fixture
def me(db):
    return a_colleague(
        "Liis T.",
        works={"alternative-care": 3, "prevention": 1},
        skills=["guardianship"],
        writes=["et", "sv"],
        country_id="EE",
        sector_id="university",
    )


def names(viewer, **sought) -> list[str]:
    return [peer.member.name for peer in find(viewer, Sought(**sought))[1]]


def why(viewer, member, **sought) -> str:
    found = find(viewer, Sought(**{"elsewhere": Elsewhere.ANYWHERE} | sought))[1]
    return next(" · ".join(peer.reasons) for peer in found if peer.member == member)


def test_who_shares_more_and_deeper_comes_first_and_it_is_said_why(me):
    a_colleague("Follows", works={"prevention": 1})
    deep = a_colleague("Deep", works={"alternative-care": 3}, writes=["sv"])
    a_colleague("Skilled", skills=["guardianship"])
    a_colleague("Works", works={"alternative-care": 2})
    a_colleague("Other field", works={"trafficking": 3})
    assert names(me) == ["Deep", "Works", "Skilled", "Follows"]
    assert why(me, deep) == "is asked about Alternative care · writes Svenska"
    assert "also: guardianship" in why(me, Member.objects.get(name="Skilled"))


def test_elsewhere_is_another_country_another_sector_or_anywhere(me):
    work = {"works": {"alternative-care": 2}}
    a_colleague("Next door", country_id="EE", sector_id="university", **work)
    a_colleague("Same country", country_id="EE", **work)
    a_colleague("Same sector", sector_id="university", **work)
    assert names(me) == ["Same sector"]
    assert names(me, elsewhere="sector") == ["Same country"]
    assert set(names(me, elsewhere="anywhere")) == {"Next door", "Same country", "Same sector"}
    assert names(me, country="LT") == ["Same sector"]
    assert names(me, language="lt") == []


def test_a_priority_that_is_asked_for_need_not_be_ones_own(me):
    a_colleague("Screens", works={"trafficking": 2})
    a_colleague("Homes", works={"alternative-care": 2})
    asked = Priority.objects.get(slug="trafficking").pk
    assert names(me, priority=asked) == ["Screens"]


@pytest.mark.parametrize(
    "changed",
    [
        {"is_listed": False},
        {"restricted_at": timezone.now()},
        {"suspended_until": timezone.now() + timezone.timedelta(days=1)},
        {"is_active": False},
        {"country_to": NOBODY},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_who_is_not_to_be_found_is_not(me, changed):
    peer = a_colleague("Peer", works={"alternative-care": 2})
    assert names(me) == ["Peer"]
    Member.objects.filter(pk=peer.pk).update(**changed)
    assert names(me) == []


def test_neither_of_two_is_a_peer_when_one_has_blocked_the_other(me):
    peer = a_colleague("Peer", works={"alternative-care": 2})
    assert (names(me), names(peer)) == (["Peer"], ["Liis T."])
    block(member=peer, whom=me)
    assert (names(me), names(peer)) == ([], [])


def test_nobody_is_found_or_told_of_by_what_they_hide(me):
    peer = a_colleague(
        "Peer", works={"alternative-care": 2}, skills=["guardianship"], writes=["sv"]
    )
    Profile.objects.filter(member=peer).update(offers=["research"])
    parts = {"expertise": "works on", "skills": "also:", "languages": "writes"}
    for part, said in parts.items():
        assert said in why(me, peer)
        Profile.objects.filter(member=peer).update(**{f"{part}_to": NOBODY})
        assert said not in why(me, peer)
        Profile.objects.filter(member=peer).update(**{f"{part}_to": Visibility.MEMBERS})
    assert names(me, language="sv") == ["Peer"]
    Profile.objects.filter(member=peer).update(languages_to=NOBODY)
    assert names(me, language="sv") == []
    Profile.objects.filter(member=peer).update(expertise_to=NOBODY, skills_to=NOBODY)
    assert names(me) == []
    Profile.objects.filter(member=peer).update(expertise_to=Visibility.MEMBERS)
    [shown] = find(me, Sought())[1]
    assert shown.member.seen.offers == ["Research partner"]
    Profile.objects.filter(member=peer).update(offers_to=NOBODY)
    Member.objects.filter(pk=peer.pk).update(sector_to=NOBODY)
    [shown] = find(me, Sought())[1]
    assert (shown.member.seen.offers, shown.member.seen.where) == ([], "Lithuania")


def test_threads_both_wrote_in_count_where_the_viewer_reads_and_both_have_names(me):
    peer = a_colleague("Peer", works={"prevention": 1})
    room = a_forum("open-room", audience="members")
    thread = a_thread(room, me, title="Guardianship in two countries")
    assert "both wrote" not in why(me, peer)
    a_reply(thread, peer)
    assert "both wrote in “Guardianship in two countries”" in why(me, peer)
    Profile.objects.filter(member=peer).update(activity_to=NOBODY)
    assert "both wrote" not in why(me, peer)
    Profile.objects.filter(member=peer).update(activity_to=Visibility.MEMBERS)
    closed = a_group("closed-room")
    for member in (me, peer):
        groups.add(forum=closed, member=member, by=None)
    a_reply(a_thread(closed, me, title="Among us"), peer)
    assert "1 other thread" in why(me, peer)
    groups.leave(row=ForumMember.objects.get(forum=closed, member=me))
    assert "other thread" not in why(me, peer)


def test_a_question_without_a_name_makes_nobody_a_peer(me):
    peer = a_colleague("Peer", works={"prevention": 1})
    room = a_forum("open-room", audience="members")
    asked = a_thread(room, peer, kind="question", without_name=True)
    a_reply(asked, me)
    mine = a_thread(room, me, kind="question", without_name=True)
    a_reply(mine, peer)
    assert "both wrote" not in why(me, peer)


def test_one_peer_and_three_cost_as_many_queries(client, me, django_assert_num_queries):
    client.force_login(me)
    address = reverse("peers")
    for names_of in (["One"], ["Two", "Three"]):
        for name in names_of:
            a_colleague(name, works={"alternative-care": 2}, skills=["guardianship"])
        client.get(address)
        with django_assert_num_queries(10):
            page = client.get(address).content.decode()
    assert all(name in page for name in ("One", "Two", "Three"))


def test_the_page_is_narrowed_by_its_address_and_led_to_from_home(client, me):
    for number in range(3):
        peer = a_colleague(f"Partner {number}", works={"alternative-care": 2}, admitted=True)
        Profile.objects.filter(member=peer).update(offers=["research"])
    client.force_login(me)
    assert reverse("peers") in client.get("/").content.decode()
    page = client.get(reverse("peers") + "?priority=alternative-care").content.decode()
    assert page.count("Research partner") == 3
    assert client.get(reverse("peers") + "?priority=none&elsewhere=x").status_code == 200
