"""A moderator sums up a long thread on top of it, and says which posts that draws on."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from directory.models import Language
from forums.actions.curation import Changed
from forums.actions.summaries import sum_up
from forums.forms.numbers import ranges, written
from forums.models import Summary
from moderation.models import AuditEntry
from network.lib.written import Refused
from tests.factories import a_reply, a_thread
from tests.numbers import CODE

SAID = "Most begin with the place, not with the child."


@pytest.fixture
def moderating(client, moderator):
    client.force_login(moderator)
    return client


@pytest.fixture
def long(forum, author):
    return a_thread(forum, author, posts=7)


def save(client, thread, **data):
    sent = {"text": SAID, "numbers": "1-3, 5", "language": "en", "seen": 0} | data
    return client.post(reverse("thread_summary", args=[thread.pk]), sent)


def page_of(client, thread):
    return client.get(thread.get_absolute_url()).content.decode()


def summed_up(thread, by, numbers=(2,), text=SAID, seen=0):
    posts = list(thread.posts.filter(number__in=numbers))
    about = {"posts": posts, "language": Language.objects.get(pk="en"), "seen": seen}
    return sum_up(thread=thread, by=by, text=text, **about)


def test_it_stands_on_top_with_name_day_and_the_posts_it_draws_on(
    moderating, client, long, watcher, moderator
):
    assert reverse("thread_summary", args=[long.pk]) in page_of(moderating, long)
    heading = long.heading
    assert save(moderating, long)["Location"] == long.get_absolute_url()
    long.refresh_from_db()
    assert long.heading == heading + 1
    assert AuditEntry.objects.filter(action="thread_summed_up").count() == 1
    client.force_login(watcher)
    page = page_of(client, long)
    assert f"Summary by {moderator.name}" in page
    assert SAID in page
    assert f'<a href="{long.get_absolute_url()}#post-1">1–3</a>' in page
    assert f'<a href="{long.get_absolute_url()}#post-5">5</a>' in page
    assert '<details class="summary" open>' in page
    assert reverse("thread_summary", args=[long.pk]) not in page


def test_a_long_one_is_closed_first_and_visitors_see_no_name(
    client, public_forum, author, moderator
):
    thread = a_thread(public_forum, author, posts=2)
    summed_up(thread, moderator, text=SAID * 20)
    page = page_of(client, thread)
    assert "Summary by a moderator" in page
    assert moderator.name not in page
    assert '<details class="summary">' in page


def test_it_is_mended_by_who_saw_it_and_taken_away_for_good(moderating, long, moderator):
    save(moderating, long)
    page = moderating.get(reverse("thread_summary", args=[long.pk])).content.decode()
    assert SAID in page
    assert 'value="1-3, 5"' in page
    assert "is another meanwhile" in str(
        moderating.post(
            reverse("thread_summary", args=[long.pk]),
            {"text": "Other words.", "numbers": "2", "language": "en", "seen": 0},
            follow=True,
        ).content
    )
    save(moderating, long, text="Other words.", numbers="2", seen=1)
    summary = Summary.objects.get()
    assert (summary.text, summary.version) == ("Other words.", 2)
    for _press in range(2):
        moderating.post(reverse("thread_summary", args=[long.pk]), {"remove": "1"})
    assert not Summary.objects.exists()
    assert AuditEntry.objects.filter(action="summary_removed").count() == 1
    with pytest.raises(Changed):
        summed_up(long, moderator, seen=2)


def test_what_does_not_go_is_said(moderating, long, author, moderator):
    for wrong in ({"numbers": "99"}, {"text": "x" * 3_001}, {"text": f"About {CODE}"}):
        assert save(moderating, long, **wrong).status_code == 422
    with pytest.raises(Refused):
        summed_up(long, moderator, text=f"About {CODE}")
    with pytest.raises(ValueError, match="draws on"):
        summed_up(long, moderator, numbers=())
    assert not Summary.objects.exists()
    moderating.force_login(author)
    assert save(moderating, long).status_code == 404


def test_hiding_a_post_it_draws_on_calls_for_a_look_at_it(moderating, long, moderator, watcher):
    quiet, drawn_on = a_reply(long, watcher, "Another."), long.posts.get(number=2)
    summed_up(long, moderator, numbers=(2, 3))
    why = {"words": "It says too much.", "guideline": "2.1"}
    for post, said in ((quiet, False), (drawn_on, True)):
        done = moderating.post(reverse("post_hide", args=[post.pk]), why, follow=True)
        assert ("The summary of the thread draws on this post" in done.content.decode()) is said
    page = page_of(moderating, long)
    assert "#post-3" in page
    assert f'{long.get_absolute_url()}#post-2">2' not in page


def test_it_costs_the_page_no_query(client, long, watcher, moderator):
    client.force_login(watcher)

    def queries():
        page_of(client, long)
        with CaptureQueriesContext(connection) as asked:
            page_of(client, long)
        return len(asked)

    before = queries()
    summed_up(long, moderator, numbers=(1, 2, 5))
    assert queries() == before


@pytest.mark.parametrize(
    ("numbers", "said"), [([], ""), ([3], "3"), ([1, 2, 3, 7], "1-3, 7"), ([1, 3, 4], "1, 3-4")]
)
def test_numbers_are_said_as_people_say_them(numbers, said):
    assert written(numbers) == said
    assert sum(last - first + 1 for first, last in ranges(numbers)) == len(numbers)
