"""Closing one's account, and coming back within the week."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from directory.actions import erasing
from directory.actions.leaving import come_back, leave, tell
from directory.models import Leaving, Member
from moderation.models import AuditEntry
from tests.directory.actions.leavers import (
    EMAIL,
    HANDLE,
    NAME,
    PASSWORD,
    WEEK,
    everywhere,
)

# --- Closing ---------------------------------------------------------------------------------


def test_a_closed_account_is_found_by_nobody_at_once(leaver, watcher, secretariat):
    assert Member.objects.visible_to(watcher).filter(pk=leaver.pk).exists()
    leave(member=leaver, words_go=False)
    for reader in (watcher, secretariat):
        assert not Member.objects.visible_to(reader).filter(pk=leaver.pk).exists()
    assert not leaver.is_admitted
    assert leaver in Member.objects.gone()


def test_every_session_ends_and_no_others(leaver, watcher, django_capture_on_commit_callbacks):
    clients = [Client() for _ in range(3)]
    for client in clients[:2]:
        client.post(reverse("account_login"), {"login": EMAIL, "password": PASSWORD})
    clients[2].force_login(watcher)
    with django_capture_on_commit_callbacks(execute=True):
        leave(member=leaver, words_go=False)
    signed_in = [client.get("/").wsgi_request.user.is_authenticated for client in clients]
    assert signed_in == [False, False, True]
    assert Session.objects.count() == 1


def test_open_pages_are_told_to_ask_again(open_page, watcher):
    assert not open_page()
    leave(member=watcher, words_go=False)
    assert open_page()


def test_one_last_mail_says_until_when_there_is_a_way_back(leaver, mailoutbox):
    leaving = leave(member=leaver, words_go=True)
    assert tell(leaving.pk)
    assert not tell(leaving.pk)
    erasing.run_due()
    [mail] = mailoutbox
    assert mail.to == [EMAIL]
    assert f"After {leaving.due_at:%-d %B %Y}" in mail.body
    assert "/accounts/login/" in mail.body


def test_a_post_of_a_closed_account_leads_to_no_profile(client, traces, leaver, watcher):
    client.force_login(watcher)
    address = traces.get_absolute_url()
    link = f'href="/members/{HANDLE}/"'
    assert link in client.get(address).content.decode()
    leave(member=leaver, words_go=False)
    assert link not in client.get(address).content.decode()


# --- Coming back -----------------------------------------------------------------------------


def test_signing_in_within_the_week_opens_the_account_again(client, leaver, forum):
    leave(member=leaver, words_go=True)
    client.post("/accounts/login/", {"login": EMAIL, "password": PASSWORD})
    page = client.get("/")
    assert page.wsgi_request.user == leaver
    assert page.wsgi_request.user.is_admitted
    assert "Your account is open again" in page.content.decode()
    assert erasing.run_due(timezone.now() + 2 * WEEK) == 0
    actions = AuditEntry.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["leaving_asked", "leaving_undone"]


def test_once_the_erasing_has_begun_there_is_no_way_back(client, leaver):
    leave(member=leaver, words_go=False)
    erasing._begin(leaver.pk)
    client.post("/accounts/login/", {"login": EMAIL, "password": PASSWORD})
    assert not client.get("/").wsgi_request.user.is_authenticated
    assert not come_back(member=leaver)
    assert Leaving.objects.due().get().pk == leaver.pk


def test_nothing_is_erased_before_the_week_is_over(leaver):
    leaving = leave(member=leaver, words_go=False)
    assert erasing.run_due(leaving.due_at - timedelta(seconds=1)) == 0
    assert NAME in everywhere()
    assert erasing.run_due(leaving.due_at) == 1
    assert NAME not in everywhere()
