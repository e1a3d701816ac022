"""The page for everybody: whom to call, then a form that refuses nobody."""

import random
import uuid
from html import unescape

import pytest
from django.urls import reverse

from directory.models import HelpNumber
from moderation.actions.concern_steps import claim, close
from moderation.models import Concern
from tests.factories import a_member, a_reply, a_thread
from tests.moderation.conftest import WORDS
from tests.network.lib.scan import generators

PAGE = reverse("concern")
SAID = {"about": "identifies", "words": WORDS, "country": "EE"}


def sent(client, word="", **said):
    said = {**SAID, "submission": str(uuid.uuid4())} | said
    return client.post(f"{PAGE}?about={word}" if word else PAGE, said)


def read(client, address=PAGE):
    return unescape(client.get(address).content.decode())


def test_the_numbers_come_first_and_only_checked_ones(client, db):
    page = read(client)
    assert page.index("tel:112") < page.index("<textarea")
    assert "tel:116111" in page
    assert "Lasteabi" in page
    unchecked = HelpNumber.objects.get(slug="se-helpline")
    assert unchecked.checked_on is None
    assert unchecked.name not in page


def test_without_an_account_it_is_sent_and_the_number_shows_its_state(client, tiina):
    answer = sent(client, reply_to="kvxred telephone")
    concern = Concern.objects.get()
    assert (concern.author, concern.risk) == (None, "P1")
    page = read(client, answer["Location"])
    assert "We have it" in page
    assert "(Europe/Copenhagen)" in page
    assert "bicycle" not in page
    claim(concern=concern, by=tiina)
    assert "Somebody is looking at it" in read(client, answer["Location"])


def test_the_state_of_a_closed_one_says_what_came_of_it(client, tiina, rein):
    address = sent(client)["Location"]
    for member in (tiina, rein):
        close(concern=Concern.objects.get(), by=member, outcome="passed-on", words="So")
    page = read(client, address)
    assert "It is closed" in page
    assert "An authority was told" in page


def test_the_number_may_be_typed_in(client, tiina):
    address = sent(client)["Location"]
    number = address.strip("/").split("/")[-1]
    typed = f"{number[:4]} {number[4:8]}-{number[8:]}".lower()
    assert client.get(PAGE, {"reference": typed})["Location"] == address
    assert client.get(reverse("concern_state", args=["AAAABBBBCCCC"])).status_code == 404


def test_a_personal_number_is_taken_and_never_sent_back(client, tiina):
    number = generators.fi(random.Random(3))
    assert sent(client, words=f"It is {number}").status_code == 302
    assert number not in read(client, PAGE)


def test_in_danger_nothing_more_has_to_be_said(client, tiina):
    assert sent(client, about="danger", words="").status_code == 302


def test_what_lacks_is_asked_for_and_the_words_are_kept(client, tiina):
    answer = sent(client, country="")
    assert answer.status_code == 422
    assert WORDS in answer.content.decode()
    assert not Concern.objects.exists()


def test_who_is_on_duty_is_said_plainly(client, tiina, hours):
    hours.delete()
    assert "Nobody of us is on duty now." in read(client)
    page = read(client, sent(client)["Location"])
    assert "Nobody is on duty now." in page
    assert "For Estonia no hours are set" in page


def test_somebody_there_is_said_too(client, tiina, always):
    assert "On duty now for: Estonia." in read(client)
    assert "are on duty now" in read(client, sent(client)["Location"])


@pytest.fixture
def always(hours):
    hours.days, hours.opens, hours.closes = list(range(7)), "00:00", "23:59:59"
    hours.timezone = "UTC"
    hours.save()


def test_every_post_thread_and_profile_leads_there(client, author, watcher, thread):
    post = a_reply(thread, author)
    client.force_login(watcher)
    page = read(client, thread.get_absolute_url())
    for word in (f"forums.post-{post.pk}", f"forums.thread-{thread.pk}"):
        assert f"{PAGE}?about={word}" in page
    profile = read(client, reverse("member", args=[author.handle]))
    assert f"{PAGE}?about=directory.member-{author.pk}" in profile


def test_it_says_what_it_is_about_and_hides_it(client, author, watcher, thread, tiina, by_clock):
    post = a_reply(thread, author, "Out of sight at once.")
    client.force_login(watcher)
    assert f"Post {post.number} of thread" in read(client, f"{PAGE}?about=forums.post-{post.pk}")
    with by_clock():
        sent(client, f"forums.post-{post.pk}", about="danger")
    concern = Concern.objects.get()
    assert (concern.author, concern.subject_by) == (watcher, author)
    page = read(client, thread.get_absolute_url())
    assert "Out of sight" not in page
    assert "This post is hidden." in page


def test_a_visitor_hides_a_public_post_by_its_link(client, author, public_forum, tiina, by_clock):
    thread = a_thread(public_forum, author)
    post = a_reply(thread, author, "My daughter is on this picture.")
    with by_clock():
        sent(client, link=post.get_absolute_url())
    assert "My daughter" not in read(client, thread.get_absolute_url())


def test_what_one_may_not_see_is_as_if_it_were_not_there(client, author, thread, tiina, by_clock):
    post = a_reply(thread, author, "For members.")
    word = f"forums.post-{post.pk}"
    nothing = "forums.post-999999"
    assert "It is about" not in read(client, f"{PAGE}?about={word}")
    with by_clock():
        assert sent(client, word).status_code == sent(client, nothing).status_code == 302
    post.refresh_from_db()
    assert "For members." in post.html
    assert set(Concern.objects.values_list("subject_type", flat=True)) == {""}


def test_who_lacks_a_key_may_write_and_sees_what_everybody_sees(client, author, thread, settings):
    settings.HAVN_DEMO = False
    keyless = a_member(role="moderator")
    client.force_login(keyless)
    word = f"forums.thread-{thread.pk}"
    assert "It is about" not in read(client, f"{PAGE}?about={word}")
    assert sent(client, word).status_code == 302
    assert Concern.objects.get().author == keyless


def test_too_much_from_one_address_is_stopped_and_the_words_are_kept(client, tiina, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "concern": "2/h/ip"}
    assert [sent(client).status_code for _ in range(3)] == [302, 302, 429]
    answer = sent(client)
    assert WORDS in answer.content.decode()
    assert "tel:112" in answer.content.decode()


def test_the_page_is_kept_in_no_cache(client, tiina):
    address = sent(client)["Location"]
    for page in (PAGE, address):
        assert "no-store" in client.get(page)["Cache-Control"]
