"""The button beside what one has just sent, with JavaScript and without."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from forums.models import Post, Thread
from tests.factories import a_reply

HTMX = {"HX-Request": "true"}


def button(post) -> str:
    return f'formaction="{reverse("post_undo", args=[post.pk])}"'


def press(client, post):
    return client.post(reverse("post_undo", args=[post.pk]), follow=True)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_what_was_just_sent_can_be_taken_back(signed_in, author, thread, headers):
    data = {"text": "Too quick.", "written_as": "text"}
    sent = signed_in.post(reverse("reply", args=[thread.pk]), data, headers=headers)
    post = thread.posts.get(number=2)
    page = sent if headers else signed_in.get(thread.get_absolute_url())
    assert button(post) in page.content.decode()

    back = press(signed_in, post)
    said = back.content.decode()
    assert "Taken back. Your words are here again" in said
    assert "Taken back by its author." in said
    assert back.context["form"]["text"].value() == "Too quick."

    other = Client()
    other.force_login(author)
    for address in (thread.get_absolute_url(), reverse("since", args=[thread.pk]) + "?revision=0"):
        page = other.get(address).content.decode()
        assert "Too quick." not in page
        assert "Taken back by its author." in page


def test_a_thread_comes_back_into_its_form(writing, author, thread):
    assert button(thread.posts.get()) in writing.get(thread.get_absolute_url()).content.decode()
    form = press(writing, thread.posts.get()).context["form"]
    assert form["title"].value() == "How do you prepare a first meeting?"
    assert form["text"].value() == "We would like to hear how others do it."
    assert not Thread.objects.exists()
    assert writing.get(f"/threads/{thread.pk}/").status_code == 404


def test_after_twenty_seconds_it_is_too_late_and_says_what_can_be_done(signed_in, watcher, thread):
    post = a_reply(thread, watcher)
    Post.objects.filter(pk=post.pk).update(posted_at=timezone.now() - timedelta(seconds=21))
    assert button(post) not in signed_in.get(thread.get_absolute_url()).content.decode()
    assert "You can still edit it" in press(signed_in, post).content.decode()
    assert Post.objects.get(pk=post.pk).html == post.html


def test_only_its_author_has_the_button_and_may_press_it(client, author, watcher, thread):
    post = a_reply(thread, author)
    for member, offered in [(author, True), (watcher, False)]:
        client.force_login(member)
        assert (button(post) in client.get(thread.get_absolute_url()).content.decode()) == offered
    assert client.post(reverse("post_undo", args=[post.pk])).status_code == 403
    assert Post.objects.get(pk=post.pk).html == post.html


def test_once_somebody_has_replied_the_button_is_gone(client, author, watcher, thread):
    post = a_reply(thread, author)
    client.force_login(author)
    assert button(post) in client.get(thread.get_absolute_url()).content.decode()
    a_reply(thread, watcher)
    assert button(post) not in client.get(thread.get_absolute_url()).content.decode()
