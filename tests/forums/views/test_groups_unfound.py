"""Whom no colleague finds, as they are suspended or keep their data unused, no group shows."""

import pytest
from django.urls import reverse

from directory.actions import restricting
from forums.actions import groups
from moderation.actions import sanctions
from moderation.grounds import Ground
from tests.factories import a_group


@pytest.fixture
def group(db):
    return a_group("care-leavers", joining="asked")


@pytest.fixture
def managing(client, group, author):
    """A client in the name of a manager."""
    groups.add(forum=group, member=author, by=None, manager=True)
    client.force_login(author)
    return client


def url(name, group, *args):
    return reverse(name, args=[group.slug, *args])


def text(answer):
    return answer.content.decode()


@pytest.fixture(params=["suspended", "restricted"])
def out_of_lists(request, watcher, secretariat):
    """A function: the member is found by no colleague any more."""
    if request.param == "suspended":
        ground = Ground("Adverts.")
        return lambda: sanctions.suspend(member=watcher, by=secretariat, ground=ground)
    return lambda: restricting.restrict(member=watcher)


def test_whom_no_colleague_finds_is_found_in_no_group_either_but_by_the_secretariat(
    client, managing, group, watcher, secretariat, out_of_lists
):
    groups.add(forum=group, member=watcher, by=None)
    page = text(managing.get(url("forum_members", group)))
    assert watcher.name in page
    assert "2 members" in page
    out_of_lists()
    page = text(managing.get(url("forum_members", group)))
    assert watcher.name not in page
    assert "1 member<" in page
    change = url("group_change", group, watcher.handle)
    assert managing.post(change, {"act": "manager"}).status_code == 404
    client.force_login(secretariat)
    assert watcher.name in text(client.get(url("forum_members", group)))
    assert client.post(change, {"act": "remove"}).status_code == 302


@pytest.mark.parametrize("who", ["mihkel-t", "Mihkel"])
def test_whom_no_colleague_finds_is_not_offered_to_be_added(
    managing, group, watcher, out_of_lists, who
):
    out_of_lists()
    answer = managing.post(url("group_add", group), {"who": who})
    assert answer.status_code == 422
    assert watcher.name not in text(answer)


def test_who_is_suspended_asks_nobody_meanwhile(managing, group, watcher, secretariat):
    groups.ask(forum=group, member=watcher)
    assert watcher.name in text(managing.get(url("forum_members", group)))
    sanctions.suspend(member=watcher, by=secretariat, ground=Ground("Adverts."))
    assert watcher.name not in text(managing.get(url("forum_members", group)))
