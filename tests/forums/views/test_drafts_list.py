"""All that somebody has begun and not sent, on one page."""

import pytest
from django.urls import reverse

from forums.actions import drafts
from forums.models import Draft
from tests.factories import a_reply, a_thread


def test_the_list_says_where_what_and_leads_back(writing, author, thread, forum):
    post = a_reply(thread, author, "We do the same.")
    for place, words in [(forum, "A question"), (thread, "An answer"), (post, "A change")]:
        drafts.keep(member=author, place=place, written=words)
    page = writing.get(reverse("drafts")).content.decode()
    for words in ("A question", "An answer", "A change"):
        assert words in page
    for address in (
        reverse("thread_new", args=[forum.slug]),
        f"{thread.get_absolute_url()}?page=last#reply",
        reverse("post_edit", args=[post.pk]),
    ):
        assert f'href="{address}"' in page


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_costs_the_same_however_long(
    writing, author, forum, how_many, django_assert_num_queries
):
    for _ in range(how_many):
        drafts.keep(member=author, place=a_thread(forum, author), written="We begin.")
    writing.get(reverse("drafts"))
    # Member, forums, bell, drafts.
    with django_assert_num_queries(4):
        page = writing.get(reverse("drafts"))
    assert len(page.context["rows"]) == how_many


def test_a_draft_of_a_room_one_may_not_read_any_more_names_no_room(
    client, seat_holder, seats_forum
):
    thread = a_thread(seats_forum, seat_holder, title="About the seats")
    drafts.keep(member=seat_holder, place=thread, written="We begin.")
    client.force_login(seat_holder)
    assert "About the seats" in client.get(reverse("drafts")).content.decode()
    type(thread.forum).objects.filter(pk=seats_forum.pk).update(audience="named")
    page = client.get(reverse("drafts")).content.decode()
    assert "About the seats" not in page
    assert "We begin." in page
    client.post(reverse("draft_remove", args=[Draft.objects.get().pk]))
    assert not Draft.objects.exists()
