"""The door of a group, who is in, and what its managers do; all by plain forms."""

import pytest
from django.urls import reverse

from forums.actions import groups
from forums.models import Forum, ForumMember, JoinRequest
from notifications.models import Notification
from tests.factories import a_forum, a_group, a_member, a_thread
from tests.notifications.outcomes import deliver_all


@pytest.fixture
def group(db):
    return a_group("care-leavers", description="On leaving care.", joining="asked")


@pytest.fixture
def manager(group, author):
    groups.add(forum=group, member=author, by=None, manager=True)
    return author


@pytest.fixture
def managing(client, manager):
    client.force_login(manager)
    return client


def url(name, group, *args):
    return reverse(name, args=[group.slug, *args])


def text(answer):
    return answer.content.decode()


def inbox(client, member) -> list[str]:
    """What the member's bell leads to, after the worker has run."""
    deliver_all()
    client.force_login(member)
    page = client.get(reverse("notifications"))
    return [line.wording for line in page.context["lines"]]


def open_line(client, member):
    return client.get(reverse("notification", args=[Notification.objects.of(member).get().pk]))


def test_outside_one_sees_what_it_is_for_and_no_thread(signed_in, group, manager):
    thread = a_thread(group, manager)
    page = text(signed_in.get(group.get_absolute_url()))
    assert "On leaving care." in page
    assert "Ask to join" in page
    assert thread.title not in page
    assert manager.name not in page
    assert signed_in.get(url("forum_members", group)).status_code == 404


@pytest.mark.parametrize(
    ("audience", "joining", "listed"),
    [
        ("joined", "open", True),
        ("joined", "asked", True),
        ("joined", "closed", True),
        ("joined", "hidden", False),
        ("named", "open", False),
    ],
)
def test_a_hidden_group_and_named_members_are_never_listed(signed_in, audience, joining, listed):
    room = a_forum("room", audience=audience, joining=joining)
    assert (room.get_absolute_url() in text(signed_in.get(reverse("forums")))) == listed
    assert signed_in.get(room.get_absolute_url()).status_code == (200 if listed else 404)
    may = audience == "joined" and joining in ("open", "asked")
    answer = signed_in.post(url("group_join", room))
    assert answer.status_code == (302 if may else 403 if listed else 404)


def test_for_visitors_and_who_waits_there_is_no_door(client, stranger, group):
    assert client.get(group.get_absolute_url()).status_code == 404
    assert client.post(url("group_join", group)).status_code == 302
    client.force_login(stranger)
    assert client.get(group.get_absolute_url()).status_code == 404
    assert client.post(url("group_join", group)).status_code == 404
    assert not JoinRequest.objects.exists()


def test_an_open_group_is_joined_and_left_by_oneself(signed_in, watcher):
    group = a_group(joining="open")
    signed_in.post(url("group_join", group))
    assert "Start a thread" in text(signed_in.get(group.get_absolute_url()))
    assert watcher.name in text(signed_in.get(url("forum_members", group)))
    assert "Leave" in text(signed_in.get(url("group_leave", group)))
    groups.add(forum=group, member=a_member(), by=None, manager=True)
    assert signed_in.post(url("group_leave", group))["Location"] == reverse("forums")
    assert "Join the group" in text(signed_in.get(group.get_absolute_url()))


def test_asking_reaches_the_managers_and_their_yes_the_asker(client, group, manager, watcher):
    client.force_login(watcher)
    client.post(url("group_join", group))
    client.post(url("group_join", group))
    assert "You asked to join." in text(client.get(group.get_absolute_url()))
    assert not group.members.filter(member=watcher).exists()

    assert inbox(client, manager) == ["1 colleague asks to join “Care leavers”"]
    assert open_line(client, manager)["Location"] == url("forum_members", group)
    assert client.get(url("forum_members", group)).context["requests"].get().member == watcher
    client.post(url("group_decide", group, watcher.handle), {"answer": "yes"})
    assert not client.get(url("forum_members", group)).context["requests"]
    assert inbox(client, manager) == []

    assert inbox(client, watcher) == ["You are now in “Care leavers”"]
    assert open_line(client, watcher)["Location"] == group.get_absolute_url()
    assert client.get(group.get_absolute_url()).context["is_in"]


def test_where_nobody_manages_the_group_the_secretariat_hears(client, group, secretariat, watcher):
    groups.ask(forum=group, member=watcher)
    assert inbox(client, secretariat) == ["1 colleague asks to join “Care leavers”"]
    client.post(url("group_decide", group, watcher.handle), {"answer": "yes"})
    assert group.members.filter(member=watcher).exists()


def test_a_no_is_told_too_and_not_asked_again(client, group, manager, watcher):
    groups.ask(forum=group, member=watcher)
    client.force_login(manager)
    client.post(url("group_decide", group, watcher.handle), {"answer": "no"})
    assert not client.get(url("forum_members", group)).context["requests"]
    assert inbox(client, watcher) == ["You were not let into “Care leavers”"]
    assert "a manager said no" in text(client.get(group.get_absolute_url()))
    client.post(url("group_join", group))
    assert not JoinRequest.objects.to_decide_by(manager).exists()


def test_a_member_is_added_by_handle_or_by_name(managing, group, watcher):
    other = a_member("Liis K.", handle="liis-k")
    managing.post(url("group_add", group), {"who": "@mihkel-t"})
    managing.post(url("group_add", group), {"who": "liis"})
    in_it = set(group.members.values_list("member", flat=True))
    assert {watcher.pk, other.pk} < in_it


def test_of_several_with_one_name_one_is_chosen(managing, group):
    one, other = (a_member("Anna B.", handle=handle) for handle in ("anna-b", "anna-b-2"))
    answer = managing.post(url("group_add", group), {"who": "Anna"})
    assert list(answer.context["found"]) == [one, other]
    assert group.members.count() == 1
    managing.post(url("group_add", group), {"who": "anna-b-2"})
    assert group.members.filter(member=other).exists()
    assert not group.members.filter(member=one).exists()


@pytest.mark.parametrize("who", ["stranger", "Stranger S.", "nobody-at-all", "", "kaisa-r"])
def test_only_admitted_members_who_are_not_in_are_added(managing, group, stranger, who):
    answer = managing.post(url("group_add", group), {"who": who})
    assert answer.status_code == 422
    assert group.members.count() == 1


def test_managers_make_managers_and_take_members_out(managing, group, manager, watcher):
    groups.add(forum=group, member=watcher, by=None)
    managing.post(url("group_change", group, watcher.handle), {"act": "manager"})
    assert group.members.get(member=watcher).manager
    managing.post(url("group_change", group, watcher.handle), {"act": "member"})
    assert not group.members.get(member=watcher).manager
    managing.post(url("group_change", group, watcher.handle), {"act": "remove"})
    assert not group.members.filter(member=watcher).exists()
    assert (
        managing.post(url("group_change", group, manager.handle), {"act": "x"}).status_code == 404
    )
    managing.post(url("group_change", group, manager.handle), {"act": "member"})
    assert group.members.get(member=manager).manager


def test_who_is_in_and_does_not_manage_changes_nothing(signed_in, group, manager, watcher):
    groups.add(forum=group, member=watcher, by=None)
    groups.ask(forum=group, member=a_member("Asks A.", handle="asks-a"))
    page = text(signed_in.get(url("forum_members", group)))
    assert manager.name in page
    for hidden in ("Asks A.", "Take out", "Add a colleague"):
        assert hidden not in page
    for address, sent in (
        (url("group_add", group), {"who": "anna-m"}),
        (url("group_change", group, manager.handle), {"act": "remove"}),
        (url("group_decide", group, "asks-a"), {"answer": "yes"}),
    ):
        assert signed_in.post(address, sent).status_code == 403
    assert group.members.count() == 2


def test_the_last_manager_leaves_when_the_secretariat_is_told(
    client, managing, group, manager, secretariat
):
    page = text(managing.get(url("group_leave", group)))
    assert "You are its last manager." in page
    assert managing.post(url("group_leave", group)).status_code == 200
    assert group.members.exists()
    managing.post(url("group_leave", group), {"telling": "1"})
    assert not group.members.exists()
    assert inbox(client, secretariat) == ["Nobody manages “Care leavers” now"]
    assert inbox(client, manager) == []


def test_the_secretariat_alone_names_members(client, secretariat, watcher, author):
    room = a_forum(audience="named")
    groups.add(forum=room, member=author, by=None, manager=True)
    client.force_login(author)
    assert "Add a colleague" not in text(client.get(url("forum_members", room)))
    assert client.post(url("group_add", room), {"who": watcher.handle}).status_code == 403
    client.force_login(secretariat)
    client.post(url("group_add", room), {"who": watcher.handle})
    assert room in Forum.objects.visible_to(watcher)


@pytest.mark.parametrize("slug", ["common-room", "expert-group"])
def test_an_ordinary_forum_has_no_such_pages(client, secretariat, forum, seats_forum, slug):
    client.force_login(secretariat)
    for name in ("forum_members", "group_leave"):
        assert client.get(reverse(name, args=[slug])).status_code == 404
    assert client.post(reverse("group_add", args=[slug]), {"who": "x"}).status_code == 404


def test_who_has_left_havn_is_not_listed(managing, group, watcher):
    groups.add(forum=group, member=watcher, by=None)
    assert watcher.name in text(managing.get(url("forum_members", group)))
    watcher.is_active = False
    watcher.save()
    assert watcher.name not in text(managing.get(url("forum_members", group)))


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_members_page_asks_the_same_queries_whatever_its_length(
    managing, group, how_many, django_assert_num_queries
):
    for _ in range(how_many):
        groups.add(forum=group, member=a_member(), by=None)
        groups.ask(forum=group, member=a_member())
    managing.get(url("forum_members", group))
    # Session's member, forums, how many, may I manage, rows, who asks, bell.
    with django_assert_num_queries(7):
        answer = managing.get(url("forum_members", group))
    assert len(answer.context["rows"]) == how_many + 1
    assert len(answer.context["requests"]) == how_many
    assert ForumMember.objects.count() == how_many + 1
