"""The secretariat says who chairs a body in which year."""

import pytest
from django.urls import reverse

from directory.models import PresidencyTerm
from moderation.models import AuditEntry

LIST = reverse("secretariat_presidencies")
NEW = reverse("presidency_new", args=["expert-group"])


@pytest.fixture
def desk(client, secretariat):
    client.force_login(secretariat)
    return client


def test_a_year_is_added_and_changed(desk, author, watcher):
    answer = desk.post(NEW, {"party": "EE", "year": "2030", "chair": f"@{author.handle}"})
    assert answer["Location"] == LIST
    made = PresidencyTerm.objects.get(starts__year=2030)
    assert made.chair == author
    address = reverse("presidency", args=[made.pk])
    assert "2030–2031" in desk.get(LIST).content.decode()
    changed = {"party": "EE", "year": "2030", "chair": author.handle, "vice_chair": watcher.handle}
    desk.post(address, changed)
    made.refresh_from_db()
    assert made.vice_chair == watcher
    acts = AuditEntry.objects.filter(action__startswith="presidency_").order_by("pk")
    assert list(acts.values_list("action", flat=True)) == [
        "presidency_added",
        "presidency_changed",
    ]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"year": "2016"}, "Somebody chairs in 2016–2017 already."),
        ({"party": "XX"}, "Select a valid choice"),
        ({"chair": "nobody"}, "No member has this handle."),
        ({"chair": "stranger"}, "No member has this handle."),
        ({"chair": "kaisa-r", "vice_chair": "kaisa-r"}, "Chair and vice-chair are two persons."),
    ],
)
def test_what_cannot_be_is_said(desk, author, stranger, wrong, said):
    answer = desk.post(NEW, {"party": "EE", "year": "2030"} | wrong)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not PresidencyTerm.objects.filter(starts__year=2030).exists()


def test_for_others_the_screens_are_not_there(client, author):
    made = PresidencyTerm.objects.first()
    client.force_login(author)
    for address in (LIST, NEW, reverse("presidency", args=[made.pk])):
        assert client.get(address).status_code == 404
