"""The secretariat publishes a new version, after a look at it."""

import pytest
from django.urls import reverse

from directory.actions.documents import accept_what_is_asked
from directory.models import GUIDELINES, DocumentVersion
from tests.numbers import CODE

LIST = reverse("secretariat_documents")
FORM = reverse("secretariat_document", args=[GUIDELINES])
NEW = {"written": "<h3>One</h3><p>Be kind.</p>", "changes": "All.", "language": "en", "asks": "on"}


@pytest.fixture
def desk(client, secretariat):
    client.force_login(secretariat)
    return client


def in_force():
    return DocumentVersion.objects.to_read(GUIDELINES, "en")


def test_the_list_says_how_many_have_accepted(desk, author, watcher):
    accept_what_is_asked(member=author)
    assert "1 of 3" in desk.get(LIST).content.decode()


def test_it_is_looked_at_first_and_published_then(desk, secretariat):
    before = in_force()
    answer = desk.post(FORM, NEW | {"preview": "1"})
    assert '<a class="cite" href="#1.1">1.1</a> Be kind.' in answer.content.decode()
    assert in_force() == before
    assert desk.post(FORM, NEW)["Location"] == LIST
    assert (in_force().text, in_force().published_by) == (NEW["written"], secretariat)


def test_the_form_begins_with_the_version_in_force(desk):
    assert desk.get(FORM).context["form"].initial["written"] == in_force().text


@pytest.mark.parametrize(
    "wrong", [{"changes": ""}, {"valid_from": "2020-01-01"}, {"changes": CODE}]
)
def test_what_is_wrong_is_said_and_nothing_is_published(desk, wrong):
    before = in_force()
    answer = desk.post(FORM, NEW | wrong)
    assert answer.status_code == 422
    assert "Not saved yet" in answer.content.decode()
    assert in_force() == before


def test_a_later_day_is_its_first_moment(desk):
    before = in_force()
    desk.post(FORM, NEW | {"valid_from": "2999-05-01"})
    assert in_force() == before
    assert DocumentVersion.objects.filter(valid_from="2999-05-01T00:00Z").exists()


def test_for_others_the_screens_are_not_there(client, author):
    client.force_login(author)
    for page in (LIST, FORM):
        assert client.get(page).status_code == 404


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(desk, how_many, django_assert_num_queries):
    for number in range(how_many):
        desk.post(FORM, NEW | {"written": f"<p>{number}</p>"})
    with django_assert_num_queries(6):
        desk.get(LIST)
