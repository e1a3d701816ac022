"""A member reads what was decided about them; a suspended one gets there and nowhere else."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.urls import reverse
from django.utils import timezone

from directory.actions.documents import accept_what_is_asked
from directory.models import GUIDELINES, DocumentVersion, Member
from forums.models import Post
from moderation.actions import sanctions
from moderation.grounds import Ground
from notifications.actions.digests import send_due
from notifications.models import Mail
from tests.factories import a_member, a_reply
from tests.notifications.outcomes import digest_of, tomorrow, wants_digest, watches

PAGE = reverse("sanctions")
PASSWORD = "a long word and another"


@pytest.fixture
def ground(db):
    version = DocumentVersion.objects.to_read(GUIDELINES, "en")
    return Ground("Three adverts in a day.", "2.3", version.pk)


@pytest.fixture
def member(db):
    member = a_member("Tiina L.", handle="tiina-l", password=PASSWORD)
    accept_what_is_asked(member=member)
    return member


@pytest.fixture
def suspended(member, moderator, ground):
    until = timezone.now() + timedelta(days=3)
    return sanctions.suspend(member=member, by=moderator, ground=ground, until=until)


def test_nothing_was_decided(client, member):
    client.force_login(member)
    assert "Nothing was decided about you." in client.get(PAGE).content.decode()


def test_the_reason_stands_with_the_rule_and_the_time(client, member, moderator, ground):
    kept = sanctions.mute(member=member, by=moderator, ground=ground)
    client.force_login(member)
    said = client.get(PAGE).content.decode()
    assert ground.words in said
    assert reverse("document_version", args=[kept.version_id]) + "#2.3" in said
    assert "until somebody lifts it" in said
    assert "You do not agree?" in said
    assert moderator.name not in said


def test_nobody_else_reads_it(client, member, author, moderator, ground):
    sanctions.warn(member=member, by=moderator, ground=ground)
    client.force_login(author)
    assert ground.words not in client.get(PAGE).content.decode()
    assert client.get(reverse("desk_member", args=[member.handle])).status_code == 404


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_costs_the_same(
    client, member, moderator, ground, how_many, django_assert_num_queries
):
    for _ in range(how_many):
        sanctions.warn(member=member, by=moderator, ground=ground)
    client.force_login(member)
    client.get(PAGE)
    with django_assert_num_queries(4):
        client.get(PAGE)


def test_who_is_suspended_is_signed_out_everywhere(
    client, member, moderator, ground, django_capture_on_commit_callbacks
):
    signed_in = {"login": member.email, "password": PASSWORD}
    client.post(reverse("account_login"), signed_in)
    assert client.get(reverse("directory")).status_code == 200
    assert UserSession.objects.filter(user=member).count() == 1
    with django_capture_on_commit_callbacks(execute=True):
        sanctions.suspend(member=member, by=moderator, ground=ground)
    assert not UserSession.objects.filter(user=member).exists()
    assert client.get(PAGE).status_code == 302
    answer = client.post(reverse("account_login"), signed_in, follow=True)
    assert answer.redirect_chain[-1][0] == PAGE
    assert "You are suspended" in answer.content.decode()
    assert ground.words in answer.content.decode()


def test_data_and_leaving_stay_theirs(client, suspended, member):
    client.force_login(member)
    for name in ("settings_data", "settings_leave", "guidelines", "concern"):
        assert client.get(reverse(name)).status_code in (200, 302)
        assert client.get(reverse(name)).headers.get("Location", "") != PAGE
    assert client.get(reverse("directory"))["Location"] == PAGE


def test_a_script_is_refused_and_not_led_away(client, suspended, member, thread):
    client.force_login(member)
    address = reverse("since", args=[thread.pk])
    answer = client.get(address, headers={"Sec-Fetch-Mode": "cors"})
    assert answer.status_code == 403


def test_it_ends_by_the_clock(client, suspended, member):
    client.force_login(member)
    assert client.get(reverse("directory"))["Location"] == PAGE
    over = timezone.now() - timedelta(seconds=1)
    Member.objects.filter(pk=member.pk).update(suspended_until=over)
    assert client.get(reverse("directory")).status_code == 200


def test_no_digest_comes_to_who_is_suspended(thread, author, member, moderator, ground):
    wants_digest(member)
    watches(member, thread)
    a_reply(thread, author)
    assert digest_of(member)
    Mail.objects.all().delete()
    a_reply(thread, author)
    sanctions.suspend(member=member, by=moderator, ground=ground)
    send_due(tomorrow() + timedelta(days=1))
    assert not Mail.objects.filter(member=member).exists()


def test_a_name_leads_to_the_profile_again_when_it_is_over(
    client, thread, author, member, moderator, ground
):
    a_reply(thread, member)
    link = f'href="{reverse("member", args=[member.handle])}"'
    client.force_login(author)
    assert link in client.get(thread.get_absolute_url()).content.decode()
    sanctions.suspend(member=member, by=moderator, ground=ground)
    said = client.get(thread.get_absolute_url()).content.decode()
    assert link not in said
    assert member.name in said
    Member.objects.filter(pk=member.pk).update(suspended_until=timezone.now())
    assert link in client.get(thread.get_absolute_url()).content.decode()


def test_who_is_muted_is_told_where_they_would_write(client, thread, member, moderator, ground):
    until = timezone.now() + timedelta(days=3)
    sanctions.mute(member=member, by=moderator, ground=ground, until=until)
    client.force_login(member)
    for address in (thread.get_absolute_url(), thread.forum.get_absolute_url()):
        said = client.get(address).content.decode()
        assert "A moderator has decided that you write nothing until" in said
        assert f'href="{PAGE}"' in said
    assert client.get(reverse("thread_new", args=[thread.forum.slug]))["Location"] == PAGE


@pytest.mark.parametrize("htmx", [False, True])
def test_what_was_typed_before_the_mute_is_kept(client, thread, member, moderator, ground, htmx):
    sanctions.mute(member=member, by=moderator, ground=ground)
    client.force_login(member)
    headers = {"HX-Request": "true"} if htmx else {}
    said = {"text": "Half an hour of work.", "written_as": "text"}
    answer = client.post(reverse("reply", args=[thread.pk]), said, headers=headers)
    assert answer.status_code == (422 if htmx else 403)
    assert "Half an hour of work." in answer.content.decode()
    assert "write nothing for now" in answer.content.decode()
    assert not Post.objects.filter(author=member).exists()


def test_their_own_posts_stay_as_they_are(client, thread, member, moderator, ground):
    post = a_reply(thread, member)
    sanctions.mute(member=member, by=moderator, ground=ground)
    client.force_login(member)
    address = reverse("post_edit", args=[post.pk])
    assert client.get(address)["Location"] == PAGE
    answer = client.post(address, {"text": "An advert.", "written_as": "text"})
    assert answer.status_code == 403
    assert "An advert." in answer.content.decode()
    post.refresh_from_db()
    assert "advert" not in post.html


def test_who_is_suspended_still_says_in_which_language_to_read_why(client, member, suspended):
    client.force_login(member)
    chosen = client.post(reverse("language"), {"language": "de"}, headers={"Referer": PAGE})
    assert chosen.status_code == 302
    assert "Sie sind ausgeschlossen" in client.get(PAGE).content.decode()
