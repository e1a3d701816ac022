"""The responders' desk: who is named for the country sees it, in list, count, address and mail."""

import pytest
from django.urls import reverse

from moderation.actions.concern_steps import claim
from moderation.models import ConcernMail, SealReading
from tests.factories import a_member, a_reply
from tests.keys import with_key
from tests.moderation.conftest import WORDS, a_concern, fresh, thing_of

LIST = reverse("concerns")
LIST_QUERIES = 7


@pytest.fixture
def concern(tiina, rein):
    return a_concern()


@pytest.fixture
def administrator(db):
    return with_key(a_member(role="administrator"))


def page_of(concern, act="item"):
    return reverse(f"concern_{act}", args=[concern.pk])


def read(client, address):
    return client.get(address).content.decode()


def test_the_named_responders_see_it_everywhere(client, concern, tiina, rein):
    for responder in (tiina, rein):
        client.force_login(responder)
        assert page_of(concern) in read(client, LIST)
        assert client.get(page_of(concern)).status_code == 200
        own = read(client, reverse("member", args=[responder.handle]))
        assert "1 open concern" in own
        assert ConcernMail.objects.filter(member=responder).count() == 1


def test_nobody_else_sees_it_anywhere(
    client, concern, author, moderator, secretariat, administrator, seat_holder, stranger
):
    others = (author, moderator, secretariat, administrator, seat_holder, stranger)
    for other in others:
        client.force_login(other)
        assert client.get(LIST).status_code == 404
        assert client.get(page_of(concern)).status_code == 404
        for act in ("claim", "words", "note", "close", "authority", "hand_over", "keep_open"):
            assert client.post(page_of(concern, act), {"reason": "To see"}).status_code == 404
        assert "open concern" not in read(client, reverse("member", args=[other.handle]))
        assert not ConcernMail.objects.filter(member=other).exists()


def test_a_responder_of_another_country_has_a_desk_without_it(client, concern, latvian):
    client.force_login(latvian)
    page = read(client, LIST)
    assert "Nothing waits for you." in page
    assert client.get(page_of(concern)).status_code == 404
    assert client.post(page_of(concern, "claim")).status_code == 404
    assert "0 open concerns" in read(client, reverse("member", args=[latvian.handle]))


def test_a_responder_sees_no_concern_about_their_own_words(client, tiina, rein, thread):
    concern = a_concern(thing=thing_of(a_reply(thread, tiina)))
    client.force_login(tiina)
    assert page_of(concern) not in read(client, LIST)
    assert client.get(page_of(concern)).status_code == 404
    client.force_login(rein)
    assert page_of(concern) in read(client, LIST)
    assert "0 open concerns" in _own_page(client, tiina)


def _own_page(client, member):
    client.force_login(member)
    return read(client, reverse("member", args=[member.handle]))


def test_no_page_shows_the_words_before_they_are_opened(client, concern, tiina):
    client.force_login(tiina)
    for address in (LIST, page_of(concern)):
        assert "bicycle" not in read(client, address)
    answer = client.post(page_of(concern, "words"), {"reason": "To decide", "written": ""})
    assert WORDS in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert "bicycle" not in read(client, page_of(concern))
    assert SealReading.objects.get().reason == "To decide"


def test_without_a_reason_nothing_is_opened(client, concern, tiina):
    client.force_login(tiina)
    answer = client.post(page_of(concern, "words"), {"reason": ""})
    assert answer.status_code == 422
    assert "bicycle" not in answer.content.decode()
    assert not SealReading.objects.exists()


def test_what_was_hidden_is_opened_by_its_own_button_as_plain_words(
    client, author, thread, tiina, rein, by_clock
):
    post = a_reply(thread, author, "Look at <b>this</b> child")
    with by_clock():
        concern = a_concern(thing=thing_of(post))
    client.force_login(tiina)
    page = read(client, page_of(concern))
    assert "this</b> child" not in page
    assert post.get_absolute_url() in page
    assert f"by {author.name}" in page
    reason = {"reason": "To decide"}
    written = client.post(page_of(concern, "words"), {**reason, "written": ""}).content.decode()
    hidden = client.post(page_of(concern, "words"), {**reason, "hidden": ""}).content.decode()
    assert ("Look at" in written, "Look at" in hidden) == (False, True)


def test_a_whole_concern_by_plain_forms(client, concern, tiina, rein):
    client.force_login(tiina)
    for act, said in (
        ("claim", {}),
        ("note", {"words": "Called"}),
        ("authority", {"authority": "police", "words": "Desk 4"}),
        ("close", {"outcome": "passed-on", "words": "Done"}),
    ):
        assert client.post(page_of(concern, act), said)["Location"] == page_of(concern)
    assert "A colleague has to agree" in read(client, page_of(concern))
    assert (
        client.post(page_of(concern, "close"), {"outcome": "passed-on", "words": "Me"}).status_code
        == 403
    )
    client.force_login(rein)
    assert "Agree, and close" in read(client, page_of(concern))
    client.post(page_of(concern, "close"), {"outcome": "passed-on", "words": "Agreed"})
    assert fresh(concern).closed_by == rein
    assert "An authority was told" in read(client, LIST)


def test_who_is_too_late_is_told_so(client, concern, tiina, rein):
    claim(concern=concern, by=rein)
    client.force_login(tiina)
    page = client.post(page_of(concern, "claim"), follow=True).content.decode()
    assert "A colleague was faster" in page
    assert "I take it on" not in page


def test_it_is_handed_over_on_the_page(client, concern, tiina, rein):
    claim(concern=concern, by=tiina)
    client.force_login(tiina)
    assert rein.name in read(client, page_of(concern))
    client.post(page_of(concern, "hand_over"), {"to": rein.pk, "words": "I am away"})
    assert fresh(concern).claimed_by == rein


def test_overdue_is_marked(client, concern, tiina):
    client.force_login(tiina)
    assert "Overdue since" not in read(client, LIST)
    type(concern).objects.update(due_at=concern.opened_at)
    assert "Overdue since" in read(client, LIST)


def test_one_concern_or_three_cost_the_same_queries(
    client, concern, tiina, django_assert_num_queries
):
    client.force_login(tiina)
    client.get(LIST)
    with django_assert_num_queries(LIST_QUERIES):
        client.get(LIST)
    a_concern()
    a_concern()
    with django_assert_num_queries(LIST_QUERIES):
        client.get(LIST)
