"""Saying how loud a thing is, and seeing what one has said."""

import pytest
from django.urls import reverse

from directory.models import Priority
from forums.actions.reading import watch, watch_wide
from forums.models import Thread, Watch, WideWatch
from tests.factories import a_forum, a_thread

HTMX = {"HX-Request": "true"}
Volume = Watch.Volume


def choose(client, name, *args, volume, **more):
    headers = more.pop("headers", {})
    return client.post(reverse(name, args=args), {"volume": volume, **more}, headers=headers)


def chosen(client):
    """{name of the thing: what is chosen for it} on the page."""
    context = client.get(reverse("settings_watching")).context
    rows = [row for name in ("forums", "priorities", "tags", "threads") for row in context[name]]
    return {row.label: row.volume for row in rows}


def loudness(member, thread):
    return Thread.objects.with_loudness(member).get(pk=thread.pk).loudness


@pytest.fixture
def tagged(forum, author):
    return a_thread(forum, author, title="On early help", tags=["early-help"])


def test_everything_that_was_chosen_stands_on_one_page(signed_in, tagged, watcher):
    watch(tagged, watcher, Volume.WATCHING)
    watch_wide(member=watcher, volume=Volume.MUTED, forum=tagged.forum)
    watch_wide(member=watcher, volume=Volume.NORMAL, priority=Priority.objects.in_use().first())
    signed_in.post(reverse("watch_new_tag"), {"name": "Early-Help", "volume": 4})
    found = chosen(signed_in)
    assert found["Common room"] == Volume.MUTED
    assert found["early-help"] == Volume.FIRST_POSTS
    assert found["On early help"] == Volume.WATCHING
    assert found[str(Priority.objects.in_use().first())] == Volume.NORMAL


@pytest.mark.parametrize("volume", Volume.values)
@pytest.mark.parametrize("name", ["watch_forum", "watch_priority"])
def test_a_forum_and_a_priority_have_every_level(signed_in, thread, watcher, name, volume):
    slug = "common-room" if name == "watch_forum" else "prevention"
    answer = choose(signed_in, name, slug, volume=volume, headers=HTMX)
    assert "Saved" in answer.content.decode()
    assert loudness(watcher, thread) == volume


@pytest.mark.parametrize("name", ["watch_forum", "watch_priority"])
def test_what_was_chosen_is_taken_away_again(signed_in, thread, watcher, name):
    slug = "common-room" if name == "watch_forum" else "prevention"
    choose(signed_in, name, slug, volume=3)
    choose(signed_in, name, slug, volume="")
    assert not WideWatch.objects.exists()
    assert loudness(watcher, thread) == Volume.NORMAL


def test_a_tag_is_changed_and_taken_away(signed_in, tagged, watcher):
    signed_in.post(reverse("watch_new_tag"), {"name": "early-help", "volume": 2})
    tag = WideWatch.objects.get().tag
    choose(signed_in, "watch_tag", tag.pk, volume=3)
    assert loudness(watcher, tagged) == Volume.WATCHING
    choose(signed_in, "watch_tag", tag.pk, volume="")
    assert choose(signed_in, "watch_tag", tag.pk, volume=3).status_code == 404


def test_a_tag_of_threads_one_may_not_read_is_not_known(
    signed_in, seats_forum, secretariat, tagged
):
    a_thread(seats_forum, secretariat, tags=["quiet-word"])
    answer = signed_in.post(reverse("watch_new_tag"), {"name": "quiet-word", "volume": 2})
    assert answer.status_code == 422
    assert "No thread that you can read has this tag." in answer.content.decode()
    assert not WideWatch.objects.exists()
    signed_in.force_login(secretariat)
    signed_in.post(reverse("watch_new_tag"), {"name": "quiet-word", "volume": 2})
    assert WideWatch.objects.exists()


def test_a_thread_follows_its_forum_again(signed_in, thread, watcher):
    watch_wide(member=watcher, volume=Volume.TRACKING, forum=thread.forum)
    choose(signed_in, "watch", thread.pk, volume=0)
    assert loudness(watcher, thread) == Volume.MUTED
    page = choose(signed_in, "watch", thread.pk, volume="", headers=HTMX).content.decode()
    assert "You track this forum" in page
    assert loudness(watcher, thread) == Volume.TRACKING


def test_the_thread_says_why_it_is_loud(signed_in, thread, watcher):
    prevention = Priority.objects.get(slug="prevention")
    watch_wide(member=watcher, volume=Volume.MUTED, priority=prevention)
    page = signed_in.get(thread.get_absolute_url()).content.decode()
    assert "You muted one of its topics" in page
    watch(thread, watcher, Volume.WATCHING)
    page = signed_in.get(thread.get_absolute_url()).content.decode()
    assert "You watch this thread" in page
    assert "No mail tells of it" in page


@pytest.mark.parametrize("volume", ["7", "-1", "loud", "99999999999999999999"])
def test_another_level_is_not_found(signed_in, thread, volume):
    for name, args in (("watch_forum", ["common-room"]), ("watch_priority", ["prevention"])):
        assert choose(signed_in, name, *args, volume=volume).status_code == 404
    assert signed_in.post(reverse("watch_forum", args=["common-room"])).status_code == 404
    assert not WideWatch.objects.exists()


def test_a_forum_one_may_not_read_is_not_found(signed_in, seats_forum):
    assert choose(signed_in, "watch_forum", "expert-group", volume=3).status_code == 404
    assert "Expert group" not in chosen(signed_in)


def test_without_a_script_it_leads_back_to_where_it_stood(signed_in, thread):
    there = choose(signed_in, "watch_forum", "common-room", volume=3)
    assert there["Location"] == thread.forum.get_absolute_url()
    settings = choose(signed_in, "watch_forum", "common-room", volume=3, back="settings")
    assert settings["Location"] == reverse("settings_watching")
    assert choose(signed_in, "watch", thread.pk, volume=3, back="settings")["Location"] == reverse(
        "settings_watching"
    )


def test_a_muted_forum_has_no_dot(signed_in, thread, watcher):
    dotted = 'class="dot"'
    rail = signed_in.get("/help/").content.decode()
    assert dotted in rail
    watch_wide(member=watcher, volume=Volume.MUTED, forum=thread.forum)
    assert dotted not in signed_in.get("/help/").content.decode()


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_asks_the_same_queries_whatever_was_chosen(
    signed_in, author, watcher, how_many, django_assert_num_queries
):
    for number in range(how_many):
        forum = a_forum()
        thread = a_thread(forum, author, tags=[f"tag-{number}"])
        watch(thread, watcher, Volume.WATCHING)
        watch_wide(member=watcher, volume=Volume.TRACKING, forum=forum)
        watch_wide(member=watcher, volume=Volume.TRACKING, tag=thread.tags.get())
    chosen(signed_in)
    # Member, what was chosen, what they work on, forums, threads, bell.
    with django_assert_num_queries(6):
        assert len(chosen(signed_in)) >= 3 * how_many
