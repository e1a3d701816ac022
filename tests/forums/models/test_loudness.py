"""How loud a thread is: one rule, asked from the threads' side and from the members'."""

import pytest
from taggit.models import Tag

from directory.models import Member, Priority
from forums.actions.reading import watch, watch_wide
from forums.models import Thread, Watch, WideWatch, loudness
from tests.factories import a_thread

MUTED, NORMAL, TRACKING, WATCHING, FIRST_POSTS = Watch.Volume


def prevention():
    return Priority.objects.get(slug="prevention")


def migration():
    return Priority.objects.get(slug="migration")


@pytest.fixture
def thread(forum, author):
    """On two priorities, with two tags."""
    on = {"priorities": [prevention(), migration()], "tags": ["early-help", "schools"]}
    return a_thread(forum, author, **on)


def chooses(member, on, **chosen):
    """Set levels by what they are chosen for."""
    things = {
        "forum": {"forum": on.forum},
        "priority": {"priority": prevention()},
        "other_priority": {"priority": migration()},
        "tag": {"tag": Tag.objects.get(name="early-help")},
        "other_tag": {"tag": Tag.objects.get(name="schools")},
    }
    for name, volume in chosen.items():
        if name == "thread":
            watch(on, member, volume)
        elif name == "works":
            member.priorities.add(prevention())
        else:
            watch_wide(member=member, volume=volume, **things[name])


def heard(member, thread):
    """(loudness, whether no mail tells of it, where it comes from)"""
    row = Thread.objects.with_loudness(member).get(pk=thread.pk)
    return row.loudness, row.mail_muted, row.loud_by


@pytest.mark.parametrize(
    ("chosen", "volume", "mail_muted", "loud_by"),
    [
        ({}, NORMAL, False, "nothing"),
        ({"thread": WATCHING}, WATCHING, False, "thread"),
        ({"forum": TRACKING}, TRACKING, False, "forum"),
        ({"priority": WATCHING}, WATCHING, False, "topic"),
        ({"tag": FIRST_POSTS}, FIRST_POSTS, False, "topic"),
        # The thread beats the forum, the forum beats priorities and tags.
        ({"thread": NORMAL, "forum": WATCHING}, NORMAL, False, "thread"),
        ({"forum": NORMAL, "tag": WATCHING}, NORMAL, False, "forum"),
        ({"forum": WATCHING, "priority": NORMAL}, WATCHING, False, "forum"),
        # Of priorities and tags the loudest counts, unless one is muted.
        ({"priority": TRACKING, "tag": WATCHING}, WATCHING, False, "topic"),
        ({"priority": FIRST_POSTS, "tag": TRACKING}, FIRST_POSTS, False, "topic"),
        ({"priority": MUTED, "tag": WATCHING}, MUTED, True, "topic"),
        ({"tag": WATCHING, "other_tag": MUTED}, MUTED, True, "topic"),
        # Whatever is muted, no mail speaks of it.
        ({"thread": WATCHING, "forum": MUTED}, WATCHING, True, "thread"),
        ({"thread": WATCHING, "tag": MUTED}, WATCHING, True, "thread"),
        ({"forum": TRACKING, "priority": MUTED}, TRACKING, True, "forum"),
        ({"thread": MUTED, "forum": WATCHING}, MUTED, True, "thread"),
        # What one works on is tracked, until one says otherwise.
        ({"works": True}, TRACKING, False, "work"),
        ({"works": True, "priority": NORMAL}, NORMAL, False, "topic"),
        ({"works": True, "priority": MUTED}, MUTED, True, "topic"),
        ({"works": True, "other_priority": NORMAL}, TRACKING, False, "work"),
        ({"works": True, "tag": WATCHING}, WATCHING, False, "topic"),
        ({"works": True, "forum": NORMAL}, NORMAL, False, "forum"),
    ],
)
def test_what_was_chosen_for_thread_forum_priority_and_tag(
    thread, watcher, moderator, chosen, volume, mail_muted, loud_by
):
    chooses(watcher, thread, **chosen)
    assert heard(watcher, thread) == (volume, mail_muted, loud_by)
    assert heard(moderator, thread) == (NORMAL, False, "nothing")
    is_watching = loudness.watching(thread).filter(pk=watcher.pk).exists()
    assert is_watching == (volume == WATCHING)
    awaits = loudness.awaiting(thread).filter(pk=watcher.pk).exists()
    assert awaits == (volume in (WATCHING, FIRST_POSTS) and loud_by != "thread")


def test_both_sides_agree_about_everybody(forum, author, watcher, moderator, secretariat):
    threads = [a_thread(forum, author, tags=["early-help", "schools"]) for _ in range(2)]
    chooses(watcher, threads[0], forum=WATCHING, thread=TRACKING)
    chooses(moderator, threads[0], tag=WATCHING)
    chooses(secretariat, threads[0], priority=MUTED, thread=WATCHING)
    for thread in threads:
        asked = {m.pk for m in Member.objects.all() if heard(m, thread)[0] == WATCHING}
        assert asked == {member.pk for member in loudness.watching(thread)}
        assert moderator.pk in asked


def test_a_thing_is_watched_once(thread, watcher):
    for volume in (WATCHING, MUTED):
        row = watch_wide(member=watcher, volume=volume, forum=thread.forum)
    assert list(WideWatch.objects.of(watcher)) == [row]
    assert row.subject == thread.forum
