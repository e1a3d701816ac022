"""Lists of threads: of one forum and of all, narrowed by what an address says."""

import pytest
from django.urls import reverse

from forums.actions import stages
from tests.factories import a_forum, a_reply, a_thread


@pytest.fixture
def threads(forum, author, watcher):
    """Asked and answered, asked and not, told in Finnish."""
    answered = a_thread(forum, author, "Who pays?", kind="question")
    stages.accept(post=a_reply(answered, watcher), by=author)
    a_thread(forum, author, "Who waits?", kind="question")
    told = a_thread(forum, author, "Uusi opas", kind="discussion", language="fi")
    a_reply(told, watcher)


def titles(client, url, **query):
    return {row.title for row in client.get(url, query).context["rows"]}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, {"Who pays?", "Who waits?", "Uusi opas"}),
        ({"show": "unanswered"}, {"Who waits?"}),
        ({"show": "answered"}, {"Who pays?"}),
        ({"show": "archived"}, set()),
        ({"kind": "question"}, {"Who pays?", "Who waits?"}),
        ({"language": "fi"}, {"Uusi opas"}),
        ({"kind": "question", "show": "answered"}, {"Who pays?"}),
        (
            {"show": "nonsense", "kind": "x", "language": "tlh"},
            {"Who pays?", "Who waits?", "Uusi opas"},
        ),
    ],
)
def test_a_list_is_narrowed_by_its_address(client, author, forum, threads, query, found):
    client.force_login(author)
    for url in (forum.get_absolute_url(), reverse("threads")):
        assert titles(client, url, **query) == found


def test_languages_i_read(client, author, forum, threads):
    author.languages.set(["fi"])
    client.force_login(author)
    assert titles(client, reverse("threads"), language="mine") == {"Uusi opas"}


def test_a_visitor_sees_the_threads_of_public_forums_only(client, public_forum, author, threads):
    a_thread(public_forum, author, "Hello")
    assert titles(client, reverse("threads")) == {"Hello"}


def test_all_threads_cost_the_same_for_one_and_for_many(
    client, author, forum, django_assert_num_queries
):
    client.force_login(author)
    a_thread(forum, author, "Number 0")
    client.get(reverse("threads"))
    for number in range(1, 4):
        a_thread(forum, author, f"Number {number}")
        with django_assert_num_queries(4):
            client.get(reverse("threads"), {"show": "unanswered"})


def test_a_narrowed_list_that_is_empty_says_so_and_leads_back(client, author, forum):
    client.force_login(author)
    page = client.get(forum.get_absolute_url(), {"show": "answered"}).content.decode()
    assert "No thread is like that" in page
    assert f'href="{forum.get_absolute_url()}"' in page


def test_a_forum_is_listed_under_another(client, author):
    above = a_forum("care", title="Care")
    a_forum("foster", title="Foster homes", parent=above)
    client.force_login(author)
    assert "Foster homes" in client.get(above.get_absolute_url()).content.decode()
    below = client.get(reverse("forum", args=["foster"])).content.decode()
    assert f'<a href="{above.get_absolute_url()}">Care</a>' in below


def test_where_the_forum_above_is_not_open_its_title_is_not_told(client, author):
    above = a_forum("seats", title="Expert room", audience="seats")
    a_forum("foster", title="Foster homes", parent=above)
    client.force_login(author)
    for url in (reverse("forums"), reverse("forum", args=["foster"])):
        page = client.get(url).content.decode()
        assert "Foster homes" in page
        assert "Expert room" not in page
