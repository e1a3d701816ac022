"""How a digest comes as a message: to be stopped, in the reader's language, without a picture."""

import re

from django.conf import settings

from directory.actions.members import choose_language
from notifications.digest_mail import compose
from tests.factories import a_thread
from tests.notifications.outcomes import digest_of, wants_digest, watches
from tests.notifications.told import TITLE, parts


def test_it_can_be_stopped_with_one_press(told_of, seat_holder):
    headers = compose(told_of(audience="members")).extra_headers
    address = re.fullmatch(r"<(.+/mail/stop/(.+)/)>", headers["List-Unsubscribe"])
    assert address[1].startswith(settings.HAVN_URL)
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["List-Id"].endswith(f"<digest.{settings.MAIL_DOMAIN}>")


def test_every_attempt_has_the_same_message_id(told_of):
    mail = told_of(audience="members")
    first, second = compose(mail), compose(mail)
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]
    assert first.message()["Message-ID"] == mail.message_id


def test_it_comes_from_the_digests_own_sender(told_of):
    assert compose(told_of(audience="members")).from_email == settings.DIGEST_FROM_EMAIL


def test_no_picture_no_pixel_no_script_and_the_style_is_inline(told_of):
    html = parts(compose(told_of(audience="members")))[1]
    assert not re.search(r"<img|<script|url\(|@import|<link", html)
    assert re.search(r"<h1 style=\"[^\"]+\"", html)
    assert "prefers-color-scheme: dark" in html
    assert '<html lang="en"' in html
    assert set(re.findall(r"https?://[^/\"]+", html)) == {settings.HAVN_URL}


def test_it_comes_in_the_members_language(told_of, seat_holder):
    """All of it, also what is put together before it is rendered: the reason, the country."""
    choose_language(member=seat_holder, language="de")
    mail = told_of(audience="members", sensitivity="open")
    mail.member.refresh_from_db()
    message = compose(mail)
    assert message.subject == "Havn: Neues in 1 Thema"
    for part in parts(message):
        assert "Sie beobachten dieses Thema" in part
        assert "Finnland" in part and "Finland" not in part
        assert TITLE in part
    assert '<html lang="de"' in message.alternatives[0].content


def test_it_says_which_language_the_words_are_in(forum, author, watcher):
    wants_digest(watcher)
    thread = a_thread(forum, author, title="Hur gör ni?", written="Vi undrar.", language="sv")
    watches(watcher, thread)
    html = parts(compose(digest_of(watcher)))[1]
    assert re.search(r'lang="sv"[^>]*>Vi undrar', html)
