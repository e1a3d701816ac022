"""Data that is kept and not used: nobody finds the member, and the posts say nothing of it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.actions import restricting
from directory.models import Priority
from moderation.models import AuditEntry
from network.lib.ports import exports
from notifications.access import may_have_digest
from tests.factories import a_member

DATA = reverse("settings_data")
SWITCH = reverse("settings_restriction")


@pytest.fixture
def colleague(client, watcher):
    client.force_login(watcher)
    return client


def found(client, member):
    """Whether the directory and the search lead to somebody."""
    way = reverse("member", args=[member.handle])
    directory = client.get(reverse("directory"))
    search = client.get(reverse("search"), {"q": member.name})
    return [way in page.content.decode() for page in (directory, search)]


def test_a_colleague_finds_them_nowhere(colleague, author):
    profile = reverse("member", args=[author.handle])
    assert found(colleague, author) == [True, True]
    assert colleague.get(profile).status_code == 200
    restricting.restrict(member=author)
    assert found(colleague, author) == [False, False]
    assert colleague.get(profile).status_code == 404
    restricting.lift(member=author)
    assert found(colleague, author) == [True, True]
    assert colleague.get(profile).status_code == 200


def test_they_are_suggested_to_nobody(colleague, watcher, author):
    for member in (watcher, author):
        member.priorities.set(Priority.objects.filter(slug="prevention"))
    assert colleague.get("/").context["colleague"] == author
    restricting.restrict(member=author)
    assert colleague.get("/").context["colleague"] is None


def test_their_posts_stay_with_the_name_and_lead_nowhere(colleague, thread, author):
    way = reverse("member", args=[author.handle])
    assert way in colleague.get(thread.get_absolute_url()).content.decode()
    restricting.restrict(member=author)
    page = colleague.get(thread.get_absolute_url()).content.decode()
    assert author.name in page
    assert way not in page
    assert "restrict" not in page.lower()


def test_they_get_no_digest(author):
    assert may_have_digest(author)
    restricting.restrict(member=author)
    assert not may_have_digest(author)


def test_they_go_on_reading_and_see_themselves(client, author, forum):
    restricting.restrict(member=author)
    client.force_login(author)
    assert client.get(reverse("forum", args=[forum.slug])).status_code == 200
    assert client.get(reverse("member", args=[author.handle])).status_code == 200


def test_the_switch_is_pressed_on_and_off_and_audited(client, author):
    client.force_login(author)
    assert "Use my data again" not in client.get(DATA).content.decode()
    client.post(SWITCH, {"restrict": "on"})
    client.post(SWITCH, {"restrict": "on"})
    assert "Use my data again" in client.get(DATA).content.decode()
    client.post(SWITCH, {"restrict": "off"})
    assert "Use my data again" not in client.get(DATA).content.decode()
    lines = AuditEntry.objects.filter(subject_id=author.pk, actor=author).order_by("pk")
    assert [line.action for line in lines] == ["processing_restricted", "restriction_lifted"]
    assert client.get(SWITCH).status_code == 405


def test_the_secretariat_sees_that_it_is_on(client, secretariat, author):
    client.force_login(secretariat)
    listed = reverse("secretariat_members")
    assert author.name not in client.get(listed, {"state": "restricted"}).content.decode()
    restricting.restrict(member=author)
    assert author.name in client.get(listed, {"state": "restricted"}).content.decode()
    shown = client.get(reverse("secretariat_member", args=[author.handle])).content.decode()
    assert "Kept and not used" in shown
    assert client.get(reverse("member", args=[author.handle])).status_code == 200


def test_what_is_kept_says_since_when(author):

    before = timezone.now()
    restricting.restrict(member=author)
    account = next(part for part in exports if part.name == "account")
    [row] = account.values(author)
    assert row["restricted_at"] >= before
    assert a_member().restricted_at is None
