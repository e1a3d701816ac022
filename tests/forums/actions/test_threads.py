"""Starting a thread."""

import uuid
from functools import partial

import pytest

from directory.models import Priority
from forums.actions import threads
from forums.models import Participant, Post, Thread
from network.lib.activity import Activity
from network.lib.written import Refused
from tests.factories import a_forum, a_thread
from tests.notifications.outcomes import at_once
from tests.numbers import CODE


def priorities(*slugs):
    return [Priority.objects.get(slug=slug) for slug in slugs]


def labelled(thread):
    """The slugs of a thread's priorities, in the order they are shown."""
    slugs = dict(Priority.objects.values_list("pk", "slug"))
    return [slugs[pk] for pk in Thread.objects.with_labels().get(pk=thread.pk).priority_ids]


def test_a_thread_starts_with_one_post_that_is_counted(thread, author):
    opening = thread.posts.get()
    assert (opening.number, opening.revision) == (1, 1)
    assert (thread.post_count, thread.last_number, thread.revision) == (1, 1, 1)
    assert thread.last_author == author
    assert Participant.objects.get(thread=thread).posts == 1
    assert list(Activity.objects.values_list("kind", "subject_id")) == [
        ("thread_started", opening.pk)
    ]


@pytest.mark.parametrize("how_many", [1, 3])
def test_it_costs_the_same_whatever_is_chosen(forum, author, how_many, django_assert_num_queries):
    chosen = priorities("prevention", "justice", "migration")[:how_many]
    # What a first reply costs (10), thread, priorities, countries 2, tags 2.
    with django_assert_num_queries(19):
        threads.start(
            forum=forum,
            author=author,
            title="How do you count?",
            written="Let us compare.",
            language="en",
            priorities=chosen,
            countries=["EE", "FI", "SE"][:how_many],
        )


def test_priorities_keep_the_order_they_were_chosen_in(forum, author):
    thread = a_thread(forum, author, priorities=priorities("migration", "prevention", "justice"))
    assert labelled(thread) == ["migration", "prevention", "justice"]


@pytest.mark.parametrize("chosen", [["prevention"], ["prevention", "migration"]])
def test_a_forums_own_priority_comes_first(author, chosen):
    forum = a_forum(priority=Priority.objects.get(slug="migration"))
    thread = a_thread(forum, author, priorities=priorities(*chosen))
    assert labelled(thread) == ["migration", "prevention"]


@pytest.mark.parametrize("chosen", [[], ["prevention", "justice", "migration", "alternative-care"]])
def test_a_thread_has_one_to_three_priorities(forum, author, chosen):
    with pytest.raises(ValueError, match="one to three"):
        a_thread(forum, author, priorities=priorities(*chosen))
    assert not Thread.objects.exists()


@pytest.mark.parametrize(
    "where",
    [
        {"title": f"A question about {CODE}"},
        {"written": f"It is about {CODE}."},
        {"tags": ["early-help", CODE]},
    ],
    ids=["title", "text", "tag"],
)
def test_a_personal_number_gets_in_nowhere(forum, author, where):
    with pytest.raises(Refused):
        a_thread(forum, author, **where)
    assert not Thread.objects.exists()
    assert not Post.objects.exists()
    assert not Activity.objects.exists()


def test_tags_are_one_whatever_their_letters(forum, author):
    for tag in ("Early-Help", "early-help"):
        a_thread(forum, author, tags=[tag])
    assert Thread.tags.count() == 1
    assert Thread.objects.with_labels().filter(tag_names=["Early-Help"]).count() == 2


def test_the_same_form_sent_twice_is_one_thread(forum, author):
    form = uuid.uuid4()
    first, second = (a_thread(forum, author, submission=form) for _ in range(2))
    assert first == second
    assert Thread.objects.count() == 1


def test_the_same_form_sent_four_times_at_once_is_one_thread(transactional_db, forum, author):
    form, made = uuid.uuid4(), []
    subjects = priorities("prevention")

    def press():
        made.append(a_thread(forum, author, submission=form, priorities=subjects).pk)

    at_once(*[press] * 4)
    assert len(made) == 4
    assert Thread.objects.get().pk == made[0]
    assert Post.objects.count() == Activity.objects.count() == 1


def test_four_people_using_a_new_tag_at_once_use_the_same_one(transactional_db, forum, author):
    subjects = priorities("prevention")
    at_once(*[partial(a_thread, forum, author, tags=["early-help"], priorities=subjects)] * 4)
    assert Thread.objects.count() == 4
    assert Thread.tags.count() == 1


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("How do you prepare a first meeting?", "how-do-you-prepare-a-first-meeting"),
        ("Kuidas alustada? Õpilase küsimus", "kuidas-alustada-opilase-kusimus"),
        ("Støtte til søsken", "stotte-til-sosken"),
        ("Łódź i Żory", "lodz-i-zory"),
        ("Как вы начинаете разговор?", "thread"),
        ("Reply", "thread"),
        ("Since?", "thread"),
        ("Watch!", "thread"),
        ("???", "thread"),
        ("x" * 140, "x" * 80),
    ],
)
def test_the_end_of_an_address_is_readable_and_no_act(title, slug):
    assert threads.slug_of(title) == slug
