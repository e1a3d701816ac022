"""Replying and editing, with JavaScript and without."""

import re
import uuid

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from forums.models import Post
from moderation.models import AuditEntry
from network.lib.activity import Activity
from tests.factories import a_reply, a_thread
from tests.numbers import CODE, DOUBTFUL

HTMX = {"HX-Request": "true"}


def reply(client, thread, text="Thank you.", headers=None, **fields):
    data = {"text": text, "written_as": "text"} | fields
    return client.post(reverse("reply", args=[thread.pk]), data, headers=headers or {})


def edit(client, post, text, **fields):
    data = {"text": text, "written_as": "text"} | fields
    return client.post(reverse("post_edit", args=[post.pk]), data)


def test_a_plain_form_leads_to_the_new_post(signed_in, thread):
    response = reply(signed_in, thread, "First line\n\nSecond <b>line</b>")
    post = thread.posts.get(number=2)
    assert response["Location"] == post.get_absolute_url()
    assert post.html == "<p>First line</p>\n\n<p>Second &lt;b&gt;line&lt;/b&gt;</p>"


def test_the_post_on_the_second_page_is_linked_there(signed_in, thread, author, settings):
    settings.POSTS_PER_PAGE = 2
    a_reply(thread, author)
    assert reply(signed_in, thread)["Location"].endswith("?page=2#post-3")


def test_htmx_gets_the_post_with_its_controls_and_an_empty_form(signed_in, thread):
    page = reply(signed_in, thread, headers=HTMX).content.decode()
    post = thread.posts.get(number=2)
    assert 'id="post-2"' in page
    assert reverse("post_edit", args=[post.pk]) in page
    assert 'hx-swap-oob="true"' in page
    assert page.count("Thank you.") == 1


def test_what_the_editor_sends_is_cleaned(signed_in, thread):
    reply(signed_in, thread, "<p onclick=x>Hello <script>x()</script></p>", written_as="html")
    assert thread.posts.get(number=2).html == "<p>Hello </p>"


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
def test_an_empty_reply_is_not_sent(signed_in, thread, headers, text):
    response = reply(signed_in, thread, text, headers)
    assert response.status_code == 422
    assert "Write something first" in response.content.decode()
    assert thread.posts.count() == 1


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_refused_words_are_back_in_the_form_and_nowhere_else(
    signed_in, thread, headers, caplog, watcher
):
    response = reply(signed_in, thread, f"It is about {CODE}.", headers)
    page = response.content.decode()
    assert response.status_code == 422
    assert f"It is about {CODE}." in page
    assert "stored nowhere" in page
    assert not Post.objects.filter(html__contains=CODE).exists()
    assert not Activity.objects.filter(actor=watcher).exists()
    assert CODE not in caplog.text
    assert CODE not in str(dict(signed_in.session))


def test_htmx_puts_a_refused_form_in_the_forms_place(signed_in, thread):
    response = reply(signed_in, thread, f"It is about {CODE}.", HTMX)
    assert (response["HX-Retarget"], response["HX-Reswap"]) == ("#reply", "outerHTML")
    assert "<html" not in response.content.decode()


def test_a_warning_is_answered_with_a_reason_which_is_audited(signed_in, thread, watcher):
    page = reply(signed_in, thread, DOUBTFUL).content.decode()
    assert "override_reason" in page
    assert thread.posts.count() == 1
    response = reply(signed_in, thread, DOUBTFUL, override_reason="The form's own number.")
    assert response.status_code == 302
    line = AuditEntry.objects.get()
    assert (line.actor, line.reason) == (watcher, "The form's own number.")


def test_the_same_form_sent_twice_leads_to_the_same_post(signed_in, thread):
    form = str(uuid.uuid4())
    first, second = (reply(signed_in, thread, submission=form) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert thread.posts.count() == 2


def test_a_new_form_has_a_submission_of_its_own_and_leads_to_its_thread(
    signed_in, thread, forum, author
):
    submissions = set()
    for one in (thread, a_thread(forum, author), thread):
        html = signed_in.get(one.get_absolute_url()).content.decode()
        form = html.partition('<form id="reply"')[2].partition("</form>")[0]
        assert f'action="{reverse("reply", args=[one.pk])}"' in form
        assert f'name="place" value="thread-{one.pk}"' in form
        assert reverse("colleagues", args=[forum.slug]) in form
        assert "stand-in" not in form
        submissions |= set(re.findall(r'name="submission" value="([0-9a-f-]{36})"', form))
    assert len(submissions) == 3


def test_too_many_replies_are_answered_politely_and_not_sent(signed_in, thread, watcher):
    cache.set(f"limit:posts:{watcher.pk}", 60, 600)
    response = reply(signed_in, thread)
    assert response.status_code == 429
    assert "Try again in some minutes" in response.content.decode()
    assert thread.posts.count() == 1


def test_replying_by_following_a_link_is_not_possible(signed_in, thread):
    assert signed_in.get(reverse("reply", args=[thread.pk])).status_code == 405


def test_a_form_without_its_key_is_refused_in_plain_words(thread, watcher):
    client = Client(enforce_csrf_checks=True)
    client.force_login(watcher)
    response = reply(client, thread)
    assert response.status_code == 403
    assert "Please send it again" in response.content.decode()
    assert thread.posts.count() == 1


def test_an_edit_shows_the_words_and_leads_back_to_the_post(writing, thread):
    post = thread.posts.get()
    page = writing.get(reverse("post_edit", args=[post.pk]))
    assert page.context["form"].initial["text"] == "We would like to hear how others do it."
    response = edit(writing, post, "Better words.")
    assert response["Location"] == post.get_absolute_url()
    assert thread.posts.get().html == "<p>Better words.</p>"


def test_a_refused_edit_keeps_the_old_words_and_shows_the_new_ones(writing, thread):
    response = edit(writing, thread.posts.get(), f"It is about {CODE}.")
    assert response.status_code == 422
    assert CODE in response.content.decode()
    assert CODE not in thread.posts.get().html


def test_an_empty_edit_is_not_saved(writing, thread):
    assert edit(writing, thread.posts.get(), " ").status_code == 422
    assert thread.posts.get().version == 1


def test_only_the_authors_page_offers_to_edit(client, thread, author, watcher):
    link = reverse("post_edit", args=[thread.posts.get().pk])
    for member, offered in [(author, True), (watcher, False)]:
        client.force_login(member)
        assert (link in client.get(thread.get_absolute_url()).content.decode()) == offered
