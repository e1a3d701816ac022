"""The secretariat reads in rooms that are not its own: on record, and told to who is in them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from forums import access
from forums.actions.office import READ, note_reading
from forums.models import Forum
from moderation.models import AuditEntry
from tests.factories import a_forum, a_thread


def noted():
    return AuditEntry.objects.filter(action=READ)


def look(client, member, thread):
    client.force_login(member)
    return client.get(thread.get_absolute_url()).status_code


@pytest.fixture
def room(seats_forum, seat_holder):
    """A thread where only seats meet."""
    return a_thread(seats_forum, seat_holder, "The draft")


def test_each_thread_it_opens_is_noted_once_a_day(client, room, secretariat):
    assert [look(client, secretariat, room) for _time in range(3)] == [200] * 3
    line = noted().get()
    assert (line.actor, line.role, line.subject_id) == (secretariat, "secretariat", room.pk)
    note_reading(room, secretariat, timezone.now() + timedelta(days=1))
    assert noted().count() == 2


def test_who_is_in_the_room_reads_when_it_was(client, room, secretariat, seat_holder, author):
    page = reverse("forum_readings", args=[room.forum.slug])
    client.force_login(seat_holder)
    assert "has not read here" in client.get(page).content.decode()
    look(client, secretariat, room)
    client.force_login(seat_holder)
    said = client.get(page).content.decode()
    assert "The draft" in said
    assert "Secretariat" in said
    assert secretariat.name not in said
    assert page in client.get(reverse("forum", args=[room.forum.slug])).content.decode()
    client.force_login(author)
    assert client.get(page).status_code == 404


def test_reading_in_ones_own_right_is_not_noted(client, room, seat_holder, secretariat, author):
    assert look(client, seat_holder, room) == 200
    everybodys = a_thread(a_forum(audience="members"), author, "For all")
    assert look(client, secretariat, everybodys) == 200
    group = a_forum("our-group", audience="joined")
    group.members.create(member=secretariat)
    assert look(client, secretariat, a_thread(group, secretariat, "Ours")) == 200
    assert not noted().exists()


@pytest.mark.parametrize("audience", ["seats", "named", "joined"])
def test_moderators_do_not_read_there_by_their_office(client, moderator, seat_holder, audience):
    forum = a_forum(f"room-{audience}", audience=audience)
    thread = a_thread(forum, seat_holder, "The draft")
    assert access.may_read(seat_holder, forum) == (audience == "seats")
    assert not Forum.objects.visible_to(moderator).filter(pk=forum.pk).exists()
    assert look(client, moderator, thread) == 404
