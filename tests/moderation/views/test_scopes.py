"""The secretariat says who moderates what."""

import pytest
from django.urls import reverse

from moderation import access
from moderation.actions import scopes
from moderation.models import AuditEntry, ModeratorScope
from tests.factories import a_member

SCREEN = reverse("secretariat_scopes")


@pytest.fixture
def office(client, secretariat):
    client.force_login(secretariat)
    return client


def test_a_moderator_is_given_a_forum_and_loses_it_again(office, moderator, forum):
    page = office.get(SCREEN).content.decode()
    assert "everything" in page
    assert moderator.name in page
    answer = office.post(SCREEN, {"member": moderator.pk, "forum": forum.pk}, follow=True)
    assert forum.title in answer.content.decode()
    scope = ModeratorScope.objects.get()
    office.post(reverse("scope_take", args=[scope.pk]))
    assert not ModeratorScope.objects.exists()
    acts = AuditEntry.objects.filter(action__startswith="scope").order_by("pk")
    assert list(acts.values_list("action", flat=True)) == ["scope_given", "scope_taken"]


def test_it_is_one_thing_at_a_time(office, moderator, forum):
    both = {"member": moderator.pk, "forum": forum.pk, "country": "FI"}
    for sent in (both, {"member": moderator.pk}):
        assert office.post(SCREEN, sent).status_code == 422
    assert not ModeratorScope.objects.exists()


def test_given_twice_it_is_there_once(moderator, secretariat):
    for _ in range(2):
        scopes.give_scope(member=moderator, by=secretariat, forum=7)
    assert ModeratorScope.objects.count() == 1


def test_nobody_gives_it_to_themselves_or_to_who_does_not_moderate(secretariat, moderator):
    assert access.may_give_scope(secretariat, moderator)
    for member in (secretariat, a_member()):
        with pytest.raises(scopes.MayNot):
            scopes.give_scope(member=member, by=secretariat, forum=7)
    with pytest.raises(scopes.MayNot):
        scopes.give_scope(member=secretariat, by=moderator, forum=7)


def test_the_screen_is_the_secretariats(client, moderator):
    client.force_login(moderator)
    assert client.get(SCREEN).status_code == 404
