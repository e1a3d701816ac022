"""A colleague's profile, as page and as card, and admitting."""

import re
from datetime import date

import pytest
from django.urls import reverse

from directory.actions import affiliations, members, profiles
from directory.models import Language, Member, Organisation, Priority, Visibility
from tests.factories import a_member, a_seat_holder, a_thread


def profile(client, member):
    return client.get(reverse("member", args=[member.handle]))


def an_organisation(name):
    slug = name.lower().replace(" ", "-")
    return Organisation.objects.create(name=name, slug=slug, sort_key=f"{name.lower()} {name}")


def admit(client, member):
    return client.post(reverse("admit", args=[member.handle]))


def test_a_profile_says_who_and_where(signed_in):
    member = a_seat_holder("FI", name="Aino A.", country_id="FI", headline="Adviser")
    text = profile(signed_in, member).content.decode()
    for words in ("Aino A.", "Adviser", "Finland", "Finland: Holder"):
        assert words in text


def test_members_find_no_newcomer_but_the_secretariat_does(
    client, signed_in, stranger, secretariat
):
    assert profile(signed_in, stranger).status_code == 404
    client.force_login(secretariat)
    response = profile(client, stranger)
    assert response.status_code == 200
    assert "Admit</button>" in response.content.decode()


def test_a_newcomer_reads_nobody_but_oneself(client, stranger, watcher):
    client.force_login(stranger)
    assert profile(client, stranger).status_code == 200
    assert profile(client, watcher).status_code == 404


def test_visitors_read_only_the_page_of_who_wants_one_for_everyone(client, watcher):
    assert profile(client, watcher).status_code == 404
    found = {"is_listed": True, "is_findable": True, "is_mentionable": True}
    profiles.be_found(member=watcher, is_public=True, **found)
    profiles.show_to(member=watcher, country=Visibility.EVERYONE)
    text = profile(client, watcher).content.decode()
    assert "Mihkel T." in text
    assert "Estonia" in text
    assert "Child protection" not in text
    assert 'content="noindex"' not in text
    profiles.be_found(member=watcher, is_public=True, **found | {"is_listed": False})
    assert profile(client, watcher).status_code == 404


def test_a_page_that_is_not_for_everyone_is_not_for_search_engines(signed_in, author):
    assert 'content="noindex"' in profile(signed_in, author).content.decode()


def test_who_is_not_listed_has_a_page_that_posts_lead_to(signed_in, author):
    Member.objects.filter(pk=author.pk).update(is_listed=False)
    assert profile(signed_in, author).status_code == 200


def test_a_profile_shows_earlier_functions_folded_and_the_current_ones_first(signed_in, author):
    quay, county = an_organisation("Open quay"), an_organisation("Lakes county")
    beside = {"member": author, "organisation": quay, "function": "Board member"}
    affiliations.tell_of(**beside, starts=date(2020, 1, 1))
    affiliations.tell_of(
        **beside | {"function": "Trainer"}, starts=date(2015, 1, 1), ends=date(2016, 1, 1)
    )
    members.affiliate(member=author, organisation=county, function="Nurse", starts=date(2024, 5, 1))
    shown = profile(signed_in, author)
    lines = shown.context["affiliations"]
    assert [line.function for line in lines["now"]] == ["Nurse", "Board member"]
    assert [line.function for line in lines["earlier"]] == ["Trainer"]
    assert "1 earlier function</summary>" in shown.content.decode()


def test_the_employer_that_a_member_hides_is_not_among_their_functions(signed_in, author):
    county = an_organisation("Lakes county")
    members.affiliate(member=author, organisation=county, function="Nurse", starts=date(2024, 5, 1))
    assert "Lakes county" in profile(signed_in, author).content.decode()
    profiles.show_to(member=author, organisation=Visibility.NOBODY)
    assert "Lakes county" not in profile(signed_in, author).content.decode()


def test_a_card_is_what_the_page_shows_without_an_address(client, signed_in, author):
    card = reverse("member_card", args=[author.handle])
    answer = signed_in.get(card)
    assert answer["Content-Type"] == "text/vcard; charset=utf-8"
    assert "attachment" in answer["Content-Disposition"]
    text = answer.content.decode()
    assert "FN:Kaisa R." in text
    assert ADDRESS.search(text) is None
    client.logout()
    assert client.get(card).status_code == 404


def test_nobody_takes_the_directory_away_card_by_card(signed_in, author):
    card = reverse("member_card", args=[author.handle])
    answers = [signed_in.get(card).status_code for _ in range(61)]
    assert (answers[0], answers[59], answers[60]) == (200, 200, 429)


def test_who_left_is_not_there(signed_in, author):
    assert profile(signed_in, author).status_code == 200
    members.deactivate(member=author)
    assert profile(signed_in, author).status_code == 404


def test_only_the_secretariat_admits(client, stranger, watcher, moderator, secretariat):
    for member in (watcher, moderator, stranger):
        client.force_login(member)
        assert admit(client, stranger).status_code == 404
        assert not Member.objects.get(pk=stranger.pk).is_admitted
    client.force_login(secretariat)
    assert admit(client, stranger).status_code == 302
    assert Member.objects.get(pk=stranger.pk).is_admitted


def test_nobody_is_admitted_twice_or_after_leaving(client, stranger, watcher, secretariat):
    members.deactivate(member=stranger)
    client.force_login(secretariat)
    assert admit(client, stranger).status_code == 403
    assert admit(client, watcher).status_code == 403
    assert not Member.objects.get(pk=stranger.pk).admitted_at


def test_admitting_is_a_post(client, stranger, secretariat):
    client.force_login(secretariat)
    assert client.get(reverse("admit", args=[stranger.handle])).status_code == 405


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_profile_asks_the_same_queries_whatever_it_shows(
    signed_in, forum, how_many, django_assert_num_queries
):
    member = a_member()
    member.languages.set(Language.objects.all()[:how_many])
    member.priorities.set(Priority.objects.in_use()[:how_many])
    for _ in range(how_many):
        a_thread(forum, member)
    profile(signed_in, member)
    # Viewer, member, priorities, languages, affiliations, seats; for the section visible forums and
    # threads; forums and bell.
    with django_assert_num_queries(10):
        profile(signed_in, member)


# --- Addresses stay with their owners ----------------------------------------------------------

ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def test_no_page_shows_anybodys_address_but_ones_own(client, thread, author, watcher, secretariat):
    pages = [
        *("/", "/forums/", "/directory/", "/settings/profile/", "/notifications/"),
        reverse("forum", args=[thread.forum.slug]),
        thread.get_absolute_url(),
        reverse("since", args=[thread.pk]),
        reverse("search") + "?q=kaisa",
        reverse("member", args=[author.handle]),
        reverse("account_email"),
    ]
    for member in (watcher, secretariat):
        client.force_login(member)
        texts = {page: client.get(page).content.decode() for page in pages}
        found = {a for text in texts.values() for a in ADDRESS.findall(text)}
        # One's own is there, where one changes it: so the pattern finds addresses.
        assert found == {member.email}
        assert author.name in texts[thread.get_absolute_url()]
