"""Kept at pauses by a script, by a button without one; opened again on any device."""

import uuid

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from directory.models import Priority
from forums.actions import drafts
from forums.models import Draft
from tests.factories import a_forum, a_member, a_thread
from tests.numbers import CODE


def keep(client, place, text="We begin with a walk.", script=True, **fields):
    data = {"place": place, "text": text, "written_as": "text", **fields}
    if script:
        data["script"] = "1"
    return client.post(reverse("draft_keep"), data)


def of_thread(thread):
    return f"thread-{thread.pk}"


def of_forum(forum):
    return f"forum-{forum.pk}"


def test_a_reply_that_was_begun_stands_in_the_form_on_another_device(signed_in, watcher, thread):
    html = "<p>We begin with <strong>a walk</strong>.</p>"
    said = keep(signed_in, of_thread(thread), html, written_as="html")
    assert said["Draft"] == "kept"
    assert "Saved" in said.content.decode()

    other = Client()
    other.force_login(watcher)
    page = other.get(thread.get_absolute_url())
    assert page.context["form"]["text"].value() == "We begin with a walk."
    assert "&lt;strong&gt;a walk&lt;/strong&gt;" in page.content.decode()
    assert Draft.objects.get().stamp in page.content.decode()


def test_nobody_else_finds_it_there(signed_in, thread, author, client):
    keep(signed_in, of_thread(thread), "We begin with a walk.")
    assert "a walk" in signed_in.get(thread.get_absolute_url()).content.decode()
    for member in (author, a_member(role="moderator")):
        client = Client()
        client.force_login(member)
        assert "a walk" not in client.get(thread.get_absolute_url()).content.decode()
        assert "a walk" not in client.get(reverse("drafts")).content.decode()
        draft = Draft.objects.get()
        assert client.post(reverse("draft_remove", args=[draft.pk])).status_code == 404
    assert Draft.objects.exists()


def test_a_draft_costs_the_page_of_its_thread_no_query(
    signed_in, watcher, thread, django_assert_max_num_queries, django_assert_num_queries
):
    signed_in.get(thread.get_absolute_url())
    with django_assert_max_num_queries(20) as without:
        signed_in.get(thread.get_absolute_url())
    drafts.keep(member=watcher, place=thread, written="We begin with a walk.")
    with django_assert_num_queries(len(without)):
        page = signed_in.get(thread.get_absolute_url())
    assert page.context["form"].draft


def test_a_thread_that_was_begun_comes_back_with_all_that_was_chosen(writing, author, forum):
    priority = Priority.objects.get(slug="prevention")
    chosen = {
        "kind": "evidence",
        "title": "What helps?",
        "tags": "early help, school",
        "priorities": [priority.pk],
        "language": "de",
        "countries": ["EE", "FI"],
        "answer_question": "Does it help?",
        "sensitivity": "",
    }
    assert keep(writing, of_forum(forum), **chosen)["Draft"] == "kept"
    form = writing.get(reverse("thread_new", args=[forum.slug])).context["form"]
    assert form.kind == "evidence"
    assert form["title"].value() == "What helps?"
    assert form["tags"].value() == "early help, school"
    assert form["priorities"].value() == [priority.pk]
    assert form["language"].value() == "de"
    assert form["countries"].value() == ["EE", "FI"]
    assert form["answer_question"].value() == "Does it help?"
    assert form["text"].value() == "We begin with a walk."


def test_a_change_that_was_begun_stands_in_the_form_and_not_in_the_post(writing, thread):
    post = thread.posts.get()
    keep(writing, f"post-{post.pk}", "Better words.")
    page = writing.get(reverse("post_edit", args=[post.pk]))
    assert page.context["form"]["text"].value() == "Better words."
    assert thread.posts.get().html == post.html


def sent_reply(client, thread, _forum):
    return client.post(reverse("reply", args=[thread.pk]), {"text": "Sent."})


def sent_edit(client, thread, _forum):
    return client.post(reverse("post_edit", args=[thread.posts.get().pk]), {"text": "Sent."})


def sent_thread(client, _thread, forum):
    priorities = [Priority.objects.get(slug="prevention").pk]
    data = {"title": "Sent", "text": "Sent.", "language": "en", "priorities": priorities}
    data |= {"kind": "discussion", "sensitivity": ""}
    return client.post(reverse("thread_new", args=[forum.slug]), data)


@pytest.mark.parametrize("send", [sent_reply, sent_edit, sent_thread])
def test_what_is_sent_is_no_draft_any_more(writing, author, thread, forum, send):
    places = {sent_reply: thread, sent_edit: thread.posts.get(), sent_thread: forum}
    other = a_thread(forum, author)
    for place in (*places.values(), other):
        drafts.keep(member=author, place=place, written="We begin.")
    assert send(writing, thread, forum).status_code == 302
    left = {draft.place for draft in Draft.objects.all()}
    assert left == {*places.values(), other} - {places[send]}


def test_a_refused_reply_leaves_the_draft_as_it_was(signed_in, watcher, thread):
    drafts.keep(member=watcher, place=thread, written="We begin.")
    page = signed_in.post(reverse("reply", args=[thread.pk]), {"text": f"It is {CODE}."})
    assert page.status_code == 422
    assert Draft.objects.get().html == "<p>We begin.</p>"


def test_what_the_scan_finds_stays_in_the_page_which_says_so(signed_in, thread):
    said = keep(signed_in, of_thread(thread), f"It is {CODE}.")
    assert said["Draft"] == "found"
    assert "Your words are in this page only" in said.content.decode()
    assert CODE not in said.content.decode()
    assert not Draft.objects.exists()


def test_the_older_page_is_told_when_it_was_changed_and_chooses(signed_in, watcher, thread):
    newer = drafts.keep(member=watcher, place=thread, written="On the train.")
    told = keep(signed_in, of_thread(thread), "In the office.", submission=uuid.uuid4())
    page = told.content.decode()
    assert told["Draft"] == "elsewhere"
    assert "Changed on another device at" in page
    assert "Take that one" in page
    assert thread.get_absolute_url() in page
    assert keep(signed_in, of_thread(thread), "In the office.", seen=newer.stamp)["Draft"] == "kept"
    assert Draft.objects.get().html == "<p>In the office.</p>"


def test_longer_than_a_post_is_not_kept_and_says_so(signed_in, thread):
    said = keep(signed_in, of_thread(thread), "a" * 60_001)
    assert said["Draft"] == "long"
    assert "too long" in said.content.decode()
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    "place", ["", "thread-", "thread-9999999", "member-1", "post-x", "forum-0"]
)
def test_a_place_that_is_none_is_not_found(signed_in, place):
    assert keep(signed_in, place).status_code == 404


def test_words_in_somebody_elses_post_are_not_kept(signed_in, thread):
    assert keep(signed_in, f"post-{thread.posts.get().pk}").status_code == 403


def test_a_closed_room_keeps_nothing(signed_in, author):
    hidden = a_thread(a_forum(audience="seats"), author)
    assert keep(signed_in, of_thread(hidden)).status_code == 404


# --- Without JavaScript --------------------------------------------------------------------


def test_a_button_keeps_it_without_javascript(signed_in, thread):
    page = signed_in.get(thread.get_absolute_url()).content.decode()
    assert f'formaction="{reverse("draft_keep")}"' in page
    response = keep(signed_in, of_thread(thread), script=False)
    assert response["Location"] == reverse("drafts")
    assert "Kept" in str(next(iter(get_messages(response.wsgi_request))))
    assert Draft.objects.get().html == "<p>We begin with a walk.</p>"


def test_a_thread_without_a_title_is_kept_too(writing, forum):
    place = of_forum(forum)
    assert keep(writing, place, script=False, kind="discussion").status_code == 302
    assert Draft.objects.get().title == ""


def test_what_is_not_kept_is_shown_again_with_all_words_and_can_be_sent(writing, thread, forum):
    post = thread.posts.get()
    for place, address in [
        (of_thread(thread), reverse("reply", args=[thread.pk])),
        (f"post-{post.pk}", reverse("post_edit", args=[post.pk])),
        (of_forum(forum), reverse("thread_new", args=[forum.slug])),
    ]:
        more = {"kind": "discussion", "title": "What helps?", "language": "en"}
        response = keep(writing, place, f"It is {CODE}.", script=False, **more)
        page = response.content.decode()
        assert response.status_code == 422
        assert f"It is {CODE}." in page
        assert f'action="{address}"' in page
        assert 'id="found-title"' in page
    assert not Draft.objects.exists()


def test_the_older_page_keeps_its_words_by_pressing_again(signed_in, watcher, thread):
    drafts.keep(member=watcher, place=thread, written="On the train.")
    page = keep(signed_in, of_thread(thread), "In the office.", script=False)
    assert page.status_code == 409
    assert "on another device" in page.content.decode()
    assert "In the office." in page.content.decode()
    seen = page.context["form"]["seen"].value()
    again = keep(signed_in, of_thread(thread), "In the office.", script=False, seen=seen)
    assert again.status_code == 302
    assert Draft.objects.get().html == "<p>In the office.</p>"
