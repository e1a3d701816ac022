"""Coming into a group, being let in, and going out of it."""

import pytest

from forums.actions import groups
from forums.actions.groups import LastManager
from forums.models import Forum, ForumMember, JoinRequest
from moderation.models import AuditEntry
from tests.factories import a_group, a_member


@pytest.fixture
def group(db):
    return a_group("care-leavers")


@pytest.fixture
def manager(group, moderator):
    return groups.add(forum=group, member=moderator, by=None, manager=True)


def is_in(group, member):
    return group in Forum.objects.visible_to(member)


def lines():
    return list(AuditEntry.objects.order_by("pk").values_list("action", "actor", "facts"))


def test_who_joins_reads_the_group_from_then_on(group, watcher):
    assert not is_in(group, watcher)
    row = groups.join(forum=group, member=watcher)
    assert is_in(group, watcher)
    assert (row.by, row.manager) == (watcher, False)
    assert groups.join(forum=group, member=watcher) == row


def test_who_lets_somebody_in_answers_for_it(group, manager, watcher):
    groups.add(forum=group, member=watcher, by=manager.member)
    assert is_in(group, watcher)
    assert lines() == [("forum_member_added", manager.member_id, {"member": watcher.pk})]


def test_a_manager_who_is_added_again_stays_manager(group, manager):
    groups.add(forum=group, member=manager.member, by=None)
    manager.refresh_from_db()
    assert manager.manager


def test_a_yes_ends_the_asking_and_a_no_is_said_once(group, manager, watcher, author):
    yes, no = (groups.ask(forum=group, member=member) for member in (watcher, author))
    assert set(JoinRequest.objects.to_decide_by(manager.member)) == {yes, no}
    groups.add(forum=group, member=watcher, by=manager.member)
    groups.decline(request=no, by=manager.member)
    groups.decline(request=no, by=manager.member)
    assert not JoinRequest.objects.to_decide_by(manager.member).exists()
    assert is_in(group, watcher)
    assert not is_in(group, author)
    assert [action for action, *_ in lines()] == ["forum_member_added", "join_declined"]


def test_only_who_manages_the_group_decides(group, manager, watcher, secretariat):
    request = groups.ask(forum=group, member=watcher)
    member = a_member()
    groups.add(forum=group, member=member, by=None)
    elsewhere = groups.add(forum=a_group(), member=a_member(), by=None, manager=True)
    for decides in (manager.member, secretariat):
        assert JoinRequest.objects.to_decide_by(decides).get() == request
    for does_not in (member, elsewhere.member, watcher):
        assert not JoinRequest.objects.to_decide_by(does_not).exists()


def test_who_is_taken_out_reads_it_no_more(group, manager, watcher):
    row = groups.add(forum=group, member=watcher, by=None)
    version = Forum.objects.get(pk=group.pk).access_version
    groups.remove(row=row, by=manager.member)
    assert not is_in(group, watcher)
    assert Forum.objects.get(pk=group.pk).access_version == version + 1
    assert lines() == [("forum_member_removed", manager.member_id, {"member": watcher.pk})]


def test_the_last_manager_stays_unless_somebody_is_told(group, manager, watcher, author):
    with pytest.raises(LastManager):
        groups.leave(row=manager)
    with pytest.raises(LastManager):
        groups.unmake_manager(row=manager, by=manager.member)
    assert is_in(group, manager.member)

    other = groups.add(forum=group, member=watcher, by=None)
    groups.make_manager(row=other, by=manager.member)
    groups.leave(row=manager)
    assert not is_in(group, manager.member)

    groups.leave(row=other, telling=True)
    assert not ForumMember.objects.exists()


def test_a_manager_who_has_left_havn_is_none(group, manager, watcher):
    other = groups.add(forum=group, member=watcher, by=None, manager=True)
    manager.member.is_active = False
    manager.member.save()
    with pytest.raises(LastManager):
        groups.leave(row=other)


def test_the_secretariat_may_take_out_the_last_manager(group, manager, secretariat):
    groups.remove(row=manager, by=secretariat)
    assert not ForumMember.objects.exists()
    assert lines() == [
        ("forum_member_removed", secretariat.pk, {"member": manager.member_id}),
    ]
