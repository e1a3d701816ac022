"""Starting a thread by its form."""

import pytest
from django.urls import reverse

from directory.models import Language, Priority
from forums.models import Thread
from tests.factories import a_forum
from tests.numbers import CODE, DOUBTFUL


def a_form(**fields):
    return {
        "title": "How do you count attendance?",
        "text": "Some join by video.",
        "written_as": "text",
        "priorities": [Priority.objects.get(slug="prevention").pk],
        "language": "en",
        "tags": "Early help,  video , ",
        "countries": ["EE"],
    } | fields


def start(client, forum, **fields):
    return client.post(reverse("thread_new", args=[forum.slug]), a_form(**fields))


def test_starting_a_thread_leads_to_it(writing, forum, author):
    response = start(writing, forum, level="local")
    thread = Thread.objects.get()
    assert response["Location"] == thread.get_absolute_url()
    assert (thread.author, thread.level_id) == (author, "local")
    assert sorted(thread.tags.names()) == ["early help", "video"]
    assert [country.pk for country in thread.countries.all()] == ["EE"]


def test_the_form_knows_the_forums_priority_and_the_writers_language(client, author):
    own = Priority.objects.get(slug="migration")
    forum = a_forum(priority=own)
    client.force_login(author)
    form = client.get(reverse("thread_new", args=[forum.slug])).context["form"]
    assert form.initial["priorities"] == [own.pk]
    assert form.initial["language"] == author.language


def test_the_forums_own_priority_counts_as_one_of_three(writing):
    slugs = ["prevention", "justice", "trafficking", "migration"]
    found = {slug: Priority.objects.get(slug=slug) for slug in slugs}
    forum = a_forum(priority=found["migration"])
    three = [found[slug].pk for slug in slugs[:3]]
    response = start(writing, forum, priorities=three)
    assert response.status_code == 422
    assert "one of them" in response.content.decode()
    assert start(writing, forum, priorities=three[:2]).status_code == 302
    thread = Thread.objects.with_labels().get()
    assert thread.priority_ids == [found["migration"].pk, *three[:2]]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": ""}, "required"),
        ({"title": "x" * 141}, "140"),
        ({"text": "  \n "}, "Write something first"),
        ({"text": "<p> <br></p>", "written_as": "html"}, "Write something first"),
        ({"text": "x" * 60_001}, "60000"),
        ({"priorities": []}, "required"),
        ({"tags": "a,b,c,d,e,f"}, "Five tags"),
        ({"tags": "x" * 41}, "40 characters"),
        ({"language": "tlh"}, "valid choice"),
        ({"countries": ["XX"]}, "not one of the available"),
        ({"written_as": "markdown"}, "markdown"),
        ({"title": "a\0b"}, "Null characters"),
    ],
)
def test_what_the_form_will_not_take_is_said(writing, forum, fields, sentence):
    response = start(writing, forum, **fields)
    assert response.status_code == 422
    assert sentence in str(response.context["form"].errors)
    assert not Thread.objects.exists()


def test_a_priority_of_a_mandate_that_is_history_cannot_be_chosen(writing, forum):
    old = Priority.objects.get(slug="area-a")
    assert start(writing, forum, priorities=[old.pk]).status_code == 422


@pytest.mark.parametrize("field", ["title", "text", "tags"])
def test_a_refused_thread_is_back_in_the_form_and_nowhere_else(writing, forum, field):
    response = start(writing, forum, **{field: f"About {CODE}"})
    page = response.content.decode()
    assert response.status_code == 422
    assert f"About {CODE}" in page
    assert "stored nowhere" in page
    assert not Thread.objects.exists()


def test_a_warning_asks_what_the_number_is_and_takes_the_answer(writing, forum):
    page = start(writing, forum, text=DOUBTFUL).content.decode()
    assert "override_reason" in page
    assert DOUBTFUL in page
    assert not Thread.objects.exists()
    assert start(writing, forum, text=DOUBTFUL, override_reason="A form.").status_code == 302


def test_a_thread_can_be_written_in_each_language_of_the_network(writing, forum):
    for code in Language.objects.values_list("pk", flat=True)[:3]:
        assert start(writing, forum, language=code).status_code == 302
    assert Thread.objects.values("language").distinct().count() == 3
