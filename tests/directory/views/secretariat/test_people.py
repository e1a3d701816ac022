"""The secretariat sees who waits, and gives and takes roles."""

import csv

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.actions.members import change_role, deactivate
from directory.models import Member
from moderation.models import AuditEntry
from tests.factories import a_member
from tests.keys import with_key

PASSWORD = "seven quiet harbours"
LIST = reverse("secretariat_members")


@pytest.fixture
def desk(client, secretariat):
    client.force_login(secretariat)
    return client


def names(answer):
    return [member.name for member in answer.context["members"]]


def page_of(member):
    return reverse("secretariat_member", args=[member.handle])


def test_who_waits_comes_first_to_the_eye(desk, stranger, author):
    found = names(desk.get(LIST))
    assert stranger.name in found
    assert author.name not in found


def test_states_roles_and_names_narrow_together(desk, stranger, author, moderator, watcher):
    deactivate(member=watcher)
    assert stranger.name not in names(desk.get(LIST, {"state": "admitted"}))
    assert names(desk.get(LIST, {"state": "left"})) == [watcher.name]
    chosen = {"state": "admitted", "role": "moderator"}
    assert names(desk.get(LIST, chosen)) == [moderator.name]
    assert names(desk.get(LIST, {**chosen, "name": author.name})) == []


def test_a_role_is_given_and_the_audit_says_by_whom(desk, author, secretariat):
    answer = desk.post(page_of(author), {"role": "moderator"})
    assert answer.status_code == 302
    author.refresh_from_db()
    assert author.role == "moderator"
    [line] = AuditEntry.objects.filter(action="role_changed")
    assert (line.actor_id, line.subject_id) == (secretariat.pk, author.pk)
    assert line.facts == {"before": "member", "after": "moderator"}


def test_admitting_leaves_an_audit_line(desk, stranger):
    desk.post(reverse("admit", args=[stranger.handle]))
    assert AuditEntry.objects.filter(action="member_admitted", subject_id=stranger.pk).exists()


def test_nobody_changes_their_own_role_and_only_administrators_make_administrators(
    desk, author, secretariat
):
    assert desk.post(page_of(secretariat), {"role": "administrator"}).status_code == 403
    assert desk.post(page_of(author), {"role": "administrator"}).status_code == 403
    change_role(member=author, role="administrator")
    assert desk.post(page_of(author), {"role": "member"}).status_code == 403
    desk.force_login(author)
    assert desk.post(page_of(secretariat), {"role": "administrator"}).status_code == 302


def test_a_role_that_is_none_is_said_at_the_field(desk, author):
    answer = desk.post(page_of(author), {"role": "king"})
    assert answer.status_code == 422
    author.refresh_from_db()
    assert author.role == "member"


def test_who_waits_gets_no_role(desk, stranger):
    assert desk.post(page_of(stranger), {"role": "moderator"}).status_code == 403


@pytest.mark.parametrize("who", ["author", "moderator", "seat_holder", "stranger"])
def test_for_others_the_screens_are_not_there(client, request, who, watcher):
    client.force_login(request.getfixturevalue(who))
    assert client.get(LIST).status_code == 404
    assert client.get(page_of(watcher)).status_code == 404
    assert client.post(page_of(watcher), {"role": "moderator"}).status_code == 404


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_asks_the_same_queries_whatever_its_length(
    desk, how_many, django_assert_num_queries
):
    from tests.factories import a_member

    for _ in range(how_many):
        a_member(admitted=False)
    desk.get(LIST)
    with django_assert_num_queries(5):
        desk.get(LIST)


@pytest.mark.parametrize(
    ("address", "marked"),
    [
        ("/secretariat/members/", '<a href="/secretariat/members/" aria-current="page">'),
        ("/secretariat/members/sofie-l/", '<a href="/secretariat/members/" aria-current="true">'),
        (
            "/secretariat/invitations/new/",
            '<a href="/secretariat/invitations/" aria-current="true">',
        ),
    ],
)
def test_the_menu_says_where_one_is_on_the_pages_below_too(client, secretariat, address, marked):
    client.force_login(secretariat)
    page = client.get(address).content.decode()
    menu = page[page.index('<nav class="screens"') :]
    menu = menu[: menu.index("</nav>")]
    assert marked in menu
    assert menu.count("aria-current") == 1


def test_the_first_page_is_the_menu_in_three_parts(client, secretariat):
    client.force_login(secretariat)
    page = client.get("/secretariat/").content.decode()
    marks = ['id="people"', "/secretariat/members/", 'id="rooms"', "/secretariat/seats/"]
    marks += ['id="pages"', "/secretariat/documents/"]
    places = [page.index(mark) for mark in marks]
    assert places == sorted(places)
    assert '<nav class="screens"' not in page


def the_list(desk, **chosen):
    """The lines of a list that is taken out, without the heads."""
    answer = desk.post(reverse("secretariat_members_export"), {"purpose": "report", **chosen})
    return list(csv.reader(answer.getvalue().decode("utf-8-sig").splitlines()))[1:]


@pytest.fixture
def sofie(db):
    """Of the secretariat, with a password to confirm by."""
    return with_key(a_member("Sofie L.", role="secretariat", password=PASSWORD))


@pytest.fixture
def sure(client, sofie):
    """She has confirmed lately that it is she."""
    client.force_login(sofie)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def test_a_list_is_taken_out_with_what_colleagues_see(sure, author, watcher):
    Member.objects.filter(pk=author.pk).update(headline="=1+1", country_to=0, country="FI")
    found = {line[0]: line[1:] for line in the_list(sure)}
    assert found[author.name][0] == "'=1+1", "no formula for a spreadsheet"
    assert "Finland" not in found[author.name]
    assert author.email not in str(found)
    assert author.email in str(the_list(sure, with_email="on"))


def test_it_is_narrowed_by_what_members_show(sure, author, watcher, stranger):
    Member.objects.exclude(pk=watcher.pk).update(country="SE")
    Member.objects.filter(pk=author.pk).update(country="IS", restricted_at=timezone.now())
    Member.objects.filter(pk=watcher.pk).update(country="IS")
    assert [line[0] for line in the_list(sure, country="IS")] == [watcher.name]
    Member.objects.filter(pk=watcher.pk).update(country_to=0)
    assert the_list(sure, country="IS") == []
    Member.objects.filter(pk=watcher.pk).update(country_to=2, is_listed=False)
    assert the_list(sure, country="IS") == []


def test_who_took_a_list_what_for_and_how_long_it_was_is_on_record(sure, sofie, author):
    the_list(sure, with_email="on", sector=author.sector_id)
    [line] = AuditEntry.objects.filter(action="members_exported")
    assert line.actor_id == sofie.pk
    facts = {"purpose": "report", "with_email": True, "sector": author.sector_id}
    assert line.facts.items() >= facts.items()
    assert line.facts["members"] >= 1
    assert author.name not in str(line.facts)


def test_no_list_without_a_purpose(sure):
    assert sure.post(reverse("secretariat_members_export")).status_code == 422
    assert not AuditEntry.objects.filter(action="members_exported").exists()


def test_no_list_for_who_found_an_open_page(client, sofie):
    client.force_login(sofie)
    answer = client.post(reverse("secretariat_members_export"), {"purpose": "report"})
    assert answer["Location"].startswith("/accounts/")
    assert not AuditEntry.objects.filter(action="members_exported").exists()
