"""The desk: moderators see what is theirs, act from the page, and lose nothing they typed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from forums.models import Post
from moderation.actions import decisions
from moderation.actions.reports import report
from moderation.grounds import Ground
from moderation.models import Decision, Matter
from tests.factories import a_member, a_reply
from tests.moderation.conftest import thing_of
from tests.numbers import CODE

DESK = reverse("desk")
WHY = Ground("It advertises.", "4.4")


@pytest.fixture
def signed_in(client):
    def sign_in(member):
        client.force_login(member)
        return client

    return sign_in


@pytest.fixture
def post(thread, author):
    return a_reply(thread, author, "Buy our software.")


@pytest.fixture
def matter(post, watcher):
    return a_report(post, watcher)


def a_report(post, member, reason="advert", words="It advertises."):
    return report(thing=thing_of(post), member=member, reason=reason, words=words).matter


def at(matter, act="matter"):
    return reverse(f"desk_{act}", args=[matter.pk])


def said(matter, kind="hide", **more):
    post = Post.objects.get(pk=matter.subject_id)
    seen = {"seen": matter.version, "thing_seen": post.version}
    return {"kind": kind, "guideline": "4.4", "words": "It advertises."} | seen | more


def test_moderators_see_the_queue_and_nobody_else(signed_in, matter, moderator, watcher, author):
    page = signed_in(moderator).get(DESK).content.decode()
    assert at(matter) in page
    assert signed_in(moderator).get(at(matter)).status_code == 200
    for other in (watcher, author):
        assert signed_in(other).get(DESK).status_code == 404
        assert signed_in(other).get(at(matter)).status_code == 404
        assert signed_in(other).post(at(matter, "decide"), said(matter)).status_code == 404


def test_the_most_urgent_stands_first(signed_in, matter, thread, author, watcher, moderator):
    urgent = a_report(a_reply(thread, author, "Shame on you."), watcher, "harasses")
    page = signed_in(moderator).get(DESK).content.decode()
    assert page.index(at(urgent)) < page.index(at(matter))


def test_a_moderator_decides_from_the_page(signed_in, matter, post, moderator):
    page = signed_in(moderator).get(at(matter)).content.decode()
    assert "Buy our software." in page
    assert "It advertises." in page
    answer = signed_in(moderator).post(at(matter, "decide"), said(matter), follow=True)
    assert "Decided: Hide it" in answer.content.decode()
    assert Post.objects.get(pk=post.pk).html == ""


def test_the_next_matter_comes_without_going_back(
    signed_in, matter, thread, author, watcher, moderator
):
    other = a_report(a_reply(thread, author, "Another."), watcher)
    answer = signed_in(moderator).post(at(matter, "decide"), said(matter))
    assert answer["Location"] == f"{at(other)}#main"


def test_who_comes_second_is_told_and_keeps_what_they_typed(
    signed_in, matter, moderator, secretariat
):
    sent = said(matter, words="My long and careful reason.")
    decisions.decide(matter=matter, by=secretariat, kind="dismiss", ground=WHY, seen=matter.version)
    answer = signed_in(moderator).post(at(matter, "decide"), sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Sofie L. has decided meanwhile: The reports are unfounded" in page
    assert "My long and careful reason." in page
    assert Decision.objects.count() == 1


def test_a_reason_that_identifies_somebody_is_refused(signed_in, matter, moderator):
    sent = said(matter, words=f"It is {CODE}.")
    answer = signed_in(moderator).post(at(matter, "decide"), sent)
    assert answer.status_code == 422
    assert not Decision.objects.exists()


def test_to_take_something_away_needs_a_number_of_the_guidelines(signed_in, matter, moderator):
    desk = signed_in(moderator)
    assert desk.post(at(matter, "decide"), said(matter, guideline="")).status_code == 422
    unfounded = said(matter, "dismiss", guideline="")
    assert desk.post(at(matter, "decide"), unfounded).status_code == 302


def test_a_claim_is_seen_by_colleagues(signed_in, matter, moderator, secretariat):
    signed_in(moderator).post(at(matter, "claim"))
    assert "Anna M. is on it" in signed_in(secretariat).get(DESK).content.decode()
    answer = signed_in(secretariat).post(at(matter, "claim"), follow=True)
    assert "A colleague is on it" in answer.content.decode()
    signed_in(moderator).post(at(matter, "release"))
    assert "Anna M. is on it" not in signed_in(secretariat).get(DESK).content.decode()


def test_a_note_is_for_colleagues(signed_in, matter, moderator, secretariat):
    signed_in(moderator).post(at(matter, "note"), {"words": "I know this brand."})
    assert "I know this brand." in signed_in(secretariat).get(at(matter)).content.decode()


def test_what_is_grave_is_covered_until_somebody_chooses_to_look(
    signed_in, thread, author, watcher, moderator
):
    matter = a_report(a_reply(thread, author, "I will find you."), watcher, "threat")
    desk = signed_in(moderator)
    assert "I will find you." not in desk.get(at(matter)).content.decode()
    page = desk.post(at(matter, "show")).content.decode()
    assert "I will find you." in page
    assert "You have looked at 1 such thing this week" in desk.get(at(matter)).content.decode()


def test_two_persons_decide_on_what_is_grave(
    signed_in, thread, author, watcher, moderator, secretariat
):
    matter = a_report(a_reply(thread, author, "I will find you."), watcher, "threat")
    signed_in(moderator).post(at(matter, "decide"), said(matter, "delete"))
    waiting = Decision.objects.get()
    matter.refresh_from_db()
    sent = {"decision": waiting.pk, "seen": matter.version}
    assert "Anna M. proposes" in signed_in(secretariat).get(at(matter)).content.decode()
    assert signed_in(moderator).post(at(matter, "agree"), sent).status_code == 403
    answer = signed_in(secretariat).post(at(matter, "agree"), sent, follow=True)
    assert "Decided: Delete its words for good" in answer.content.decode()


def test_words_are_taken_out_on_their_own_page_which_comes_back(signed_in, matter, post, moderator):
    desk = signed_in(moderator)
    address = f"{reverse('post_redact', args=[post.pk])}?matter={matter.pk}&seen={matter.version}"
    assert address.replace("&", "&amp;") in desk.get(at(matter)).content.decode()
    start = post.html.index("software")
    sent = {
        "span": f"{start}-{start + 8}",
        "guideline": "4.4",
        "words": "A brand.",
        "version_seen": post.version,
    }
    assert desk.post(address, sent)["Location"] == at(matter)
    decision = Decision.objects.get()
    assert (decision.kind, decision.author) == ("redact", post.author)
    assert Matter.objects.get().state == "resolved"
    assert "software" not in Post.objects.get(pk=post.pk).html


def test_the_filters_stand_in_the_address(signed_in, matter, moderator, secretariat, forum):
    desk = signed_in(moderator)
    shown = {
        f"{DESK}?kind=reported": True,
        f"{DESK}?kind=held": False,
        f"{DESK}?show=mine": False,
        f"{DESK}?show=unclaimed": True,
        f"{DESK}?show=overdue": False,
        f"{DESK}?country=FI": True,
        f"{DESK}?country=NO": False,
        f"{DESK}?forum={forum.pk}": True,
    }
    assert {address: at(matter) in desk.get(address).content.decode() for address in shown} == shown


def test_a_page_costs_the_same_with_three_reports(
    signed_in, matter, post, moderator, watcher, seat_holder
):
    desk = signed_in(moderator)
    desk.get(at(matter))
    with CaptureQueriesContext(connection) as one:
        desk.get(at(matter))
    for member in (seat_holder, a_member()):
        a_report(post, member)
    with CaptureQueriesContext(connection) as three:
        desk.get(at(matter))
    assert len(three) == len(one)
