"""Who has neither password nor key confirms by a mailed code before what is for them alone."""

import re
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from directory.mailed_code import IN_SESSION
from directory.models import Leaving
from moderation.models import AuditEntry
from tests.confirmed import confirmed
from tests.factories import a_member
from tests.keys import a_key

PAGE = reverse("mailed_code")
COPY, LEAVE = reverse("settings_data_copy"), reverse("settings_leave")
BEFORE_COPY = f"{PAGE}?{urlencode({'next': COPY})}"


@pytest.fixture
def asked(signed_in):
    """A member without password and key, who wanted a copy and was asked."""
    assert signed_in.get(COPY)["Location"] == BEFORE_COPY
    return signed_in


def code_in(mailoutbox) -> str:
    """The code of the newest letter, which stands on a line of its own."""
    return re.search(r"^([A-Z0-9-]{6,9})$", mailoutbox[-1].body, re.MULTILINE)[1]


def press_send(client, address=BEFORE_COPY) -> None:
    assert client.post(address, {"send": "1"})["Location"] == address


def test_looking_at_the_page_mails_nothing(asked, watcher, mailoutbox):
    page = asked.get(BEFORE_COPY).content.decode()
    assert watcher.email in page
    assert "Send the code" in page
    assert mailoutbox == []


def test_the_mailed_code_leads_to_the_copy(asked, watcher, mailoutbox):
    press_send(asked)
    [mail] = mailoutbox
    assert mail.subject == "Havn: Your code to confirm that it is you"
    assert mail.to == [watcher.email]
    code = code_in(mailoutbox)
    assert code in mail.alternatives[0].content
    assert asked.post(BEFORE_COPY, {"code": code})["Location"] == COPY
    assert asked.post(COPY).status_code == 200
    assert AuditEntry.objects.filter(action="own_data_copied").count() == 1


def test_without_the_code_there_is_no_copy(asked, mailoutbox):
    press_send(asked)
    answer = asked.post(BEFORE_COPY, {"code": "WRONG-1"})
    assert answer.status_code == 422
    assert "That is not the code" in answer.content.decode()
    for answer in (asked.get(COPY), asked.post(COPY)):
        assert answer["Location"] == BEFORE_COPY
    assert not AuditEntry.objects.filter(action="own_data_copied").exists()


def test_an_open_page_does_not_close_the_account_and_the_code_does(signed_in, watcher, mailoutbox):
    form = {"words_go": "stay", "sure": "on"}
    assert signed_in.get(LEAVE).status_code == 200
    to_code = signed_in.post(LEAVE, form)["Location"]
    assert to_code.startswith(PAGE)
    assert not Leaving.objects.exists()
    press_send(signed_in, to_code)
    # What was sent before is not lost: it goes on where it was stopped.
    signed_in.post(to_code, {"code": code_in(mailoutbox)})
    assert Leaving.objects.get().member == watcher


def test_after_three_wrong_codes_it_counts_no_more(asked, mailoutbox):
    press_send(asked)
    for _ in range(3):
        asked.post(BEFORE_COPY, {"code": "WRONG-1"})
    answer = asked.post(BEFORE_COPY, {"code": code_in(mailoutbox)}, follow=True)
    assert "That code does not count any more" in answer.content.decode()
    assert asked.post(COPY)["Location"] == BEFORE_COPY


def test_a_newer_code_takes_the_place_of_the_older(asked, mailoutbox):
    press_send(asked)
    older = code_in(mailoutbox)
    press_send(asked)
    assert asked.post(BEFORE_COPY, {"code": older}).status_code == 422
    assert asked.post(BEFORE_COPY, {"code": code_in(mailoutbox)})["Location"] == COPY


def test_an_old_code_counts_no_more(asked, mailoutbox):
    press_send(asked)
    session = asked.session
    session[IN_SESSION]["at"] -= 3600
    session.save()
    answer = asked.post(BEFORE_COPY, {"code": code_in(mailoutbox)}, follow=True)
    assert "That code does not count any more" in answer.content.decode()
    assert asked.post(COPY)["Location"] == BEFORE_COPY


def test_a_code_opens_nothing_in_another_session(asked, author, client, mailoutbox):
    press_send(asked)
    code = code_in(mailoutbox)
    client.force_login(author)
    client.post(BEFORE_COPY, {"code": code})
    assert client.post(COPY)["Location"] == BEFORE_COPY


def test_who_has_a_password_is_asked_for_that(client, db, mailoutbox):
    client.force_login(a_member(password="a long word and another"))
    answer = client.post(BEFORE_COPY, {"send": "1"})
    assert answer["Location"] == f"{reverse('account_reauthenticate')}?{urlencode({'next': COPY})}"
    assert mailoutbox == []


NEW_WAYS_IN = ["account_set_password", "mfa_add_webauthn", "mfa_activate_totp"]


@pytest.mark.parametrize("name", NEW_WAYS_IN)
def test_an_open_page_makes_no_new_way_in_and_the_code_opens_it(signed_in, watcher, name):
    address = reverse(name)
    for answer in (signed_in.get(address), signed_in.post(address)):
        assert answer["Location"].startswith(PAGE)
    assert confirmed(signed_in, watcher).get(address).status_code == 200


def test_an_open_page_takes_no_new_address(signed_in, watcher):
    address, form = reverse("account_email"), {"action_add": "", "email": "thief@example.org"}
    assert signed_in.get(address).status_code == 200
    assert signed_in.post(address, form)["Location"].startswith(PAGE)
    assert list(watcher.emailaddress_set.values_list("email", flat=True)) == [watcher.email]


def test_who_has_a_key_shows_it_before_choosing_a_password(signed_in, watcher):
    a_key(watcher)
    answer = signed_in.get(reverse("account_set_password"))
    assert answer["Location"].startswith(reverse("mfa_reauthenticate_webauthn"))


def test_codes_are_not_mailed_without_end(asked, mailoutbox):
    answers = [asked.post(BEFORE_COPY, {"send": "1"}).status_code for _ in range(21)]
    assert answers == [302] * 20 + [429]
    assert len(mailoutbox) == 20
