"""Who of the readers starts threads and replies, and what the page says to the others."""

import pytest
from django.urls import reverse

from forums import access
from forums.actions import groups
from forums.models import Forum, Post
from tests.factories import a_group, a_member, a_seat_holder, a_thread
from tests.keys import with_key


@pytest.fixture
def group(db):
    return a_group()


@pytest.fixture
def writers(group, watcher, secretariat):
    """Everybody who reads the group, by what they are."""
    readers = {
        "member": watcher,
        "seat holder": with_key(a_seat_holder()),
        "manager": a_member(),
        "secretariat": secretariat,
    }
    for who, member in readers.items():
        groups.add(forum=group, member=member, by=None, manager=who == "manager")
    return readers


WHO_WRITES = {
    "readers": {"member", "seat holder", "manager", "secretariat"},
    "seats": {"seat holder"},
    "managers": {"manager", "secretariat"},
    "nobody": set(),
}


def set_policy(forum, **policy):
    Forum.objects.filter(pk=forum.pk).update(**policy)
    forum.refresh_from_db()


@pytest.mark.parametrize("policy", Forum.Writers.values)
def test_those_whom_the_policy_names_start_threads(client, group, writers, policy):
    set_policy(group, starting=policy)
    for who, member in writers.items():
        client.force_login(member)
        may = who in WHO_WRITES[policy]
        assert access.may_start(member, group) == may, who
        answer = client.get(reverse("thread_new", args=[group.slug]))
        assert answer.status_code == (200 if may else 403), who
        page = client.get(group.get_absolute_url()).content.decode()
        assert ("Start a thread" in page) == may, who


@pytest.mark.parametrize("policy", Forum.Writers.values)
def test_those_whom_the_policy_names_reply(client, group, writers, author, policy):
    thread = a_thread(group, author)
    set_policy(group, replying=policy, starting="nobody")
    for who, member in writers.items():
        client.force_login(member)
        may = who in WHO_WRITES[policy]
        answer = client.post(reverse("reply", args=[thread.pk]), {"text": "Thank you."})
        assert answer.status_code == (302 if may else 403), who
        assert Post.objects.filter(thread=thread, author=member).exists() == may, who
        page = client.get(thread.get_absolute_url()).content.decode()
        assert ('<form id="reply"' in page) == may, who
        assert ('<p class="note" id="reply">' in page) != may, who


@pytest.mark.parametrize(
    ("policy", "no_thread", "no_reply"),
    [
        ("seats", "Here only seat holders start threads.", "Here only seat holders reply."),
        (
            "managers",
            "Here only the managers of this forum and the secretariat start threads.",
            "Here only the managers of this forum and the secretariat reply.",
        ),
        ("nobody", "No new threads are started here.", "Replies are closed in this forum."),
    ],
)
def test_the_page_says_why_one_cannot_write(
    client, signed_in, public_forum, author, policy, no_thread, no_reply
):
    thread = a_thread(public_forum, author)
    set_policy(public_forum, starting=policy, replying=policy)
    assert no_thread in signed_in.get(public_forum.get_absolute_url()).content.decode()
    assert no_reply in signed_in.get(thread.get_absolute_url()).content.decode()
    client.logout()
    assert no_reply in client.get(thread.get_absolute_url()).content.decode()


def test_who_waits_to_be_admitted_is_told_so(client, stranger, public_forum, author):
    thread = a_thread(public_forum, author)
    client.force_login(stranger)
    for page in (public_forum, thread):
        text = client.get(page.get_absolute_url()).content.decode()
        assert "You can write here once the secretariat has admitted you." in text


def test_in_a_closed_forum_authors_still_mend_their_words(writing, thread, forum):
    set_policy(forum, starting="nobody", replying="nobody")
    edit = reverse("post_edit", args=[thread.posts.get().pk])
    assert edit in writing.get(thread.get_absolute_url()).content.decode()
    assert writing.post(edit, {"text": "Better words."}).status_code == 302
