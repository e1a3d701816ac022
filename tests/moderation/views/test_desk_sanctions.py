"""The desk: who is kept from what, one member's history, and the form that decides."""

import pytest
from django.urls import reverse

from moderation.actions import sanctions
from moderation.grounds import Ground
from moderation.models import Sanction
from tests.factories import a_member
from tests.numbers import CODE

SAID = {"kind": "mute", "days": "7", "guideline": "2.3", "words": "Three adverts in a day."}
GROUND = Ground("Adverts.")


@pytest.fixture
def desk(client, moderator):
    client.force_login(moderator)
    return client


@pytest.fixture
def page(watcher):
    return reverse("desk_member", args=[watcher.handle])


def test_a_moderator_finds_a_member_and_mutes_them(desk, watcher, page):
    found = desk.get(reverse("desk_sanctions"), {"q": watcher.handle}).content.decode()
    assert f'href="{page}"' in found
    said = desk.post(page, SAID, follow=True).content.decode()
    assert f"Done. {watcher.name} is told." in said
    kept = Sanction.objects.get()
    assert (kept.member, kept.kind, kept.guideline) == (watcher, "mute", "2.3")
    assert (kept.until - kept.starts_at).days in (6, 7)
    assert SAID["words"] in said
    assert watcher.name in desk.get(reverse("desk_sanctions")).content.decode()


@pytest.mark.parametrize(("kind", "days"), [("warning", ""), ("suspension", "0")])
def test_a_warning_and_an_open_end_have_no_time(desk, page, kind, days):
    desk.post(page, SAID | {"kind": kind, "days": days})
    kept = Sanction.objects.get()
    assert (kept.kind, kept.until) == (kind, None)


@pytest.mark.parametrize(
    "wrong", [{"days": ""}, {"guideline": ""}, {"words": ""}, {"kind": "fine"}, {"days": "5"}]
)
def test_what_is_missing_is_asked_for(desk, page, wrong):
    assert desk.post(page, SAID | wrong).status_code == 422
    assert not Sanction.objects.exists()


def test_words_that_name_somebody_are_refused(desk, page):
    answer = desk.post(page, SAID | {"words": f"About {CODE}."})
    assert answer.status_code == 422
    assert not Sanction.objects.exists()


def test_it_is_lifted_with_a_reason(desk, watcher, moderator, page):
    kept = sanctions.mute(member=watcher, by=moderator, ground=GROUND)
    address = reverse("sanction_lift", args=[kept.pk])
    assert f'href="{address}"' in desk.get(page).content.decode()
    assert desk.post(address, {"words": ""}).status_code == 422
    said = desk.post(address, {"words": "It was another."}, follow=True).content.decode()
    assert f"Lifted. {watcher.name} is told." in said
    assert f'href="{address}"' not in said
    said = desk.post(address, {"words": "Again."}, follow=True).content.decode()
    assert "It was over already." in said


def test_of_the_secretariat_a_moderator_reads_and_does_not_decide(desk, secretariat):
    page = reverse("desk_member", args=[secretariat.handle])
    assert "You do not decide about this member." in desk.get(page).content.decode()
    assert desk.post(page, SAID).status_code == 403


def test_the_profile_leads_there(desk, client, watcher, author, page):
    profile = reverse("member", args=[watcher.handle])
    assert f'href="{page}"' in desk.get(profile).content.decode()
    client.force_login(author)
    assert f'href="{page}"' not in client.get(profile).content.decode()


@pytest.mark.parametrize("how_many", [1, 3])
def test_both_pages_cost_the_same(desk, moderator, page, how_many, django_assert_num_queries):
    for _ in range(how_many):
        sanctions.mute(member=a_member(), by=moderator, ground=GROUND)
    desk.get(reverse("desk_sanctions"))
    with django_assert_num_queries(4):
        desk.get(reverse("desk_sanctions"))


def test_the_secretariat_still_lists_who_is_suspended(client, watcher, secretariat, moderator):
    client.force_login(secretariat)
    admitted = {"state": "admitted"}
    listed = reverse("secretariat_members")
    assert watcher.name in client.get(listed, admitted).content.decode()
    sanctions.suspend(member=watcher, by=moderator, ground=GROUND)
    assert watcher.name in client.get(listed, admitted).content.decode()
    page = client.get(reverse("secretariat_member", args=[watcher.handle])).content.decode()
    assert reverse("desk_member", args=[watcher.handle]) in page
    profile = client.get(reverse("member", args=[watcher.handle])).content.decode()
    assert watcher.name in profile
    assert "Admit" not in profile


def test_who_is_suspended_is_not_invited_anew(client, watcher, secretariat, moderator):
    sanctions.suspend(member=watcher, by=moderator, ground=GROUND)
    client.force_login(secretariat)
    answer = client.post(reverse("invitation_new"), {"email": watcher.email, "role": "member"})
    assert "There is already a member with this address." in answer.content.decode()
