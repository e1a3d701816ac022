"""Any member reports what they see, and reads what came of it."""

import pytest
from django.urls import reverse

from directory.actions import organisations
from directory.models import Country, Sector
from moderation.actions import decisions
from moderation.grounds import Ground
from moderation.models import Matter, Report
from tests.factories import a_reply, a_thread
from tests.moderation.conftest import thing_of
from tests.numbers import CODE

SENT = {"reason": "advert", "words": "It advertises."}


def address(name, row):
    return f"{reverse('report')}?about={name}-{row.pk}"


@pytest.fixture
def signed_in(client):
    def sign_in(member):
        client.force_login(member)
        return client

    return sign_in


@pytest.fixture
def post(thread, author):
    return a_reply(thread, author, "Buy our software.")


def test_every_thing_leads_to_its_report(signed_in, thread, post, watcher, author):
    pages = signed_in(watcher)
    page = pages.get(thread.get_absolute_url()).content.decode()
    assert f"/report/?about=forums.post-{post.pk}" in page
    assert f"/report/?about=forums.thread-{thread.pk}" in page
    profile = pages.get(reverse("member", args=[author.handle])).content.decode()
    assert f"/report/?about=directory.member-{author.pk}" in profile


def test_a_report_is_sent_without_script_and_shown_to_its_sender(signed_in, post, watcher):
    answer = signed_in(watcher).post(address("forums.post", post), SENT, follow=True)
    page = answer.content.decode()
    assert "Waiting for a moderator" in page
    assert "It advertises." in page
    assert Report.objects.get().member == watcher


def test_an_organisation_is_reported_from_a_profile(signed_in, watcher, author, secretariat):
    where = {"country": Country.objects.get(pk="FI"), "sector": Sector.objects.get(pk="school")}
    employer = organisations.make(by=secretariat, name="Not a Unit", **where)
    type(author).objects.filter(pk=author.pk).update(organisation=employer)
    profile = signed_in(watcher).get(reverse("member", args=[author.handle])).content.decode()
    about = f"directory.organisation-{employer.pk}"
    assert about in profile
    signed_in(watcher).post(f"{reverse('report')}?about={about}", SENT)
    assert Matter.objects.get().subject_type == "directory.organisation"


def test_words_that_identify_somebody_are_not_refused(signed_in, post, watcher):
    sent = SENT | {"words": f"It is {CODE}."}
    answer = signed_in(watcher).post(address("forums.post", post), sent, follow=True)
    assert "your words are sealed" in answer.content.decode()


def test_the_sender_reads_what_came_of_it_and_nothing_of_the_author(
    signed_in, post, watcher, moderator
):
    signed_in(watcher).post(address("forums.post", post), SENT)
    ground = Ground("Secret reason.", "4.4")
    matter = Matter.objects.get()
    decisions.decide(matter=matter, by=moderator, kind="hide", ground=ground, seen=matter.version)
    page = signed_in(watcher).get(reverse("held")).content.decode()
    assert "something was done" in page
    assert "Secret reason" not in page
    assert moderator.name not in page


def test_nobody_reports_their_own_words_or_what_they_do_not_see(
    signed_in, post, author, watcher, stranger, seats_forum, seat_holder
):
    assert signed_in(watcher).get(address("forums.post", post)).status_code == 200
    closed = a_thread(seats_forum, seat_holder).posts.get()
    for member, row in ((author, post), (stranger, post), (watcher, closed)):
        assert signed_in(member).get(address("forums.post", row)).status_code == 404
    assert signed_in(seat_holder).get(address("forums.post", post)).status_code == 200


def test_a_reason_has_to_be_chosen_and_the_words_stay(signed_in, post, watcher):
    answer = signed_in(watcher).post(address("forums.post", post), {"words": "Look at this"})
    assert answer.status_code == 422
    assert "Look at this" in answer.content.decode()


def test_a_flood_of_reports_ends(signed_in, post, watcher):
    client, codes = signed_in(watcher), set()
    for _ in range(31):
        codes.add(client.post(address("forums.post", post), SENT).status_code)
    assert codes == {302, 429}


def test_who_is_reported_sees_nothing_of_it(signed_in, post, author, watcher):
    assert thing_of(post)
    signed_in(watcher).post(address("forums.post", post), SENT)
    page = signed_in(author).get(reverse("held")).content.decode()
    assert "It advertises." not in page
    assert watcher.name not in page
