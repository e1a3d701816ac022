"""Quoting from a post's own link, and looking at a post before it is sent."""

import pytest
from django.urls import reverse

from directory.actions.members import change_face
from forums.actions import drafts
from forums.models import Draft, Post, Thread
from forums.quotes import of_post
from tests.factories import a_forum, a_reply, a_thread
from tests.numbers import CODE

HTMX = {"HX-Request": "true"}
LINK = '<p>See <a href="https://www.example.org/a">the guide</a></p>'


@pytest.fixture
def said(thread, author):
    return a_reply(thread, author, "We met on Monday.\n\nIt was good.")


def page_of(client, thread) -> str:
    return client.get(thread.get_absolute_url()).content.decode()


def test_quote_opens_the_reply_with_the_words_of_the_post(signed_in, thread, watcher, said):
    link = reverse("quote", args=[said.pk])
    assert f'href="{link}" data-quote' in page_of(signed_in, thread)
    drafts.keep(member=watcher, place=thread, written="Begun.")
    page = signed_in.get(link).content.decode()
    # The editor has both; a plain form has the words alone, and the quote above them.
    assert "&lt;p&gt;Begun.&lt;/p&gt;&lt;blockquote data-quoted=&quot;" in page
    assert ">\nBegun.</textarea>" in page
    assert f'<input type="hidden" name="quoting" value="{said.pk}"></noscript>' in page
    assert Draft.objects.get().html == "<p>Begun.</p>"


def test_a_plain_form_sends_the_quote_along_and_its_head_leads_to_the_post(
    signed_in, client, thread, author, said
):
    data = {"text": "Thank you.", "written_as": "text", "quoting": said.pk}
    client.post(reverse("reply", args=[thread.pk]), data)
    post = thread.posts.get(number=3)
    quote = of_post(said.pk, "We met on Monday.\n\nIt was good.")
    assert post.html == f"{quote}<p>Thank you.</p>"
    head = f'<p class="quote-head"><a href="/threads/{thread.pk}/#post-2">{{}}, #2</a></p>'
    assert head.format("Kaisa R.") in page_of(client, thread)
    where = {"country": author.country, "sector": author.sector}
    change_face(member=author, name="Kaisa Rautio", headline="", about="", **where)
    assert head.format("Kaisa Rautio") in page_of(client, thread)


def test_what_not_everybody_there_may_read_is_not_shown_any_more(
    client, signed_in, public_forum, forum, author, moderator
):
    """A quote in another thread, of a thread that is moved to where fewer read."""
    first, second = a_thread(public_forum, author), a_thread(forum, author)
    said = a_reply(first, author, "We met on Monday.")
    a_reply(second, author, of_post(said.pk, "We met on Monday."), written_as="html")
    assert "We met on Monday." in page_of(client, second)
    fewer = a_forum("named", audience="named")
    Thread.objects.filter(pk=first.pk).update(forum=fewer)
    page = page_of(client, second)
    assert "We met on Monday." not in page
    assert "From a conversation that not everybody here may read." in page


def test_a_closed_thread_is_not_replied_to_with_a_quote_either(signed_in, thread, said):
    thread.locked_at = said.posted_at
    thread.save(update_fields=["locked_at"])
    answer = signed_in.get(reverse("quote", args=[said.pk]))
    assert answer["Location"] == said.get_absolute_url()


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_a_preview_shows_the_post_and_sends_nothing(signed_in, thread, headers):
    data = {"text": LINK + "<script>x</script>", "written_as": "html", "preview": "1"}
    answer = signed_in.post(reverse("reply", args=[thread.pk]), data, headers=headers)
    page = answer.content.decode()
    assert (answer.status_code, "HX-Retarget" in answer) == (
        (422, True) if headers else (200, False)
    )
    assert '>the guide</a> <bdi class="host">(www.example.org)</bdi></p></div>' in page
    assert "It is not sent yet." in page
    assert "Not sent yet. Your words are still here." not in page
    assert Post.objects.count() == 1


def test_a_preview_shows_what_would_stop_it(signed_in, thread):
    data = {"text": f"It is about {CODE}.", "written_as": "text", "preview": "1"}
    page = signed_in.post(reverse("reply", args=[thread.pk]), data).content.decode()
    assert "1 place to look at" in page
    assert "It is not sent yet." in page


def test_a_thread_and_an_edit_have_a_preview_too(writing, thread, author):
    post = thread.posts.get()
    data = {"text": "Better words.", "written_as": "text", "preview": "1"}
    answer = writing.post(reverse("post_edit", args=[post.pk]), data)
    assert "<p>Better words.</p></div>" in answer.content.decode()
    data |= {
        "title": "A title",
        "language": "en",
        "priorities": [p.pk for p in thread.priorities.all()],
    }
    answer = writing.post(reverse("thread_new", args=[thread.forum.slug]), data)
    assert "<p>Better words.</p></div>" in answer.content.decode()
    assert Post.objects.get().version == 1
