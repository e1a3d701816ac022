"""How a post was changed, read by who may read the post."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from forums.actions import curation, posts
from forums.historypage import SIZE
from moderation.grounds import Ground
from network.lib.markup import plain
from tests.factories import a_reply, a_thread


@pytest.fixture
def changed(thread, author):
    """A post that was changed twice."""
    at = timezone.now() - timedelta(hours=1)
    post = a_reply(thread, author, "We met on Monday, with <a school>.", at=at)
    for day in ("Tuesday", "Friday"):
        written = f"We met on {day}, with <a school>."
        post = posts.edit(post=post, editor=author, written=written, written_as="text")
    return post


def history(post):
    return reverse("post_history", args=[post.pk])


def test_edited_leads_to_what_was_changed(signed_in, changed):
    assert (
        f'href="{history(changed)}">edited</a>'
        in signed_in.get(changed.thread.get_absolute_url()).content.decode()
    )
    page = " ".join(signed_in.get(history(changed)).content.decode().split())
    # Without colour, and read aloud.
    assert plain(page).count("removed: Tuesday,") == plain(page).count("added: Friday,") == 1
    assert page.index("Friday,</ins>") < page.index("Monday,</del>")
    assert "with &lt;a school&gt;." in page


def test_a_visitor_reads_that_it_was_edited_and_no_more(client, public_forum, author):
    thread = a_thread(public_forum, author)
    a_reply(thread, author)
    post = thread.posts.get(number=1)
    posts.edit(post=post, editor=author, written="Better words.", written_as="text")
    page = client.get(thread.get_absolute_url()).content.decode()
    assert ">edited<" in page
    assert history(post) not in page
    assert client.get(history(post)).status_code == 302


def test_changes_come_page_by_page(signed_in, changed, author):
    for number in range(SIZE):
        written = f"Wording {number}."
        posts.edit(post=changed, editor=author, written=written, written_as="text")
    first = signed_in.get(history(changed))
    assert len(first.context["changes"]) == SIZE
    second = signed_in.get(f"{history(changed)}?page=2")
    [newer, _oldest] = second.context["changes"]
    assert [piece.words for piece in newer.paragraphs[0] if piece.how == "added"] == ["Friday,"]
    assert signed_in.get(f"{history(changed)}?page=3").status_code == 404


def test_a_hidden_post_has_no_history(signed_in, changed, moderator):
    assert signed_in.get(history(changed)).status_code == 200
    curation.hide(post=changed, by=moderator, reason=Ground("It points to one child."))
    assert signed_in.get(history(changed)).status_code == 404
