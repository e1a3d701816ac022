"""Staff whose work makes them a target are listed under what they do, not who they are."""

import pytest
from django.urls import reverse

from directory.actions.role_names import list_under_role
from directory.models import Member
from moderation.models import AuditEntry
from tests.factories import a_member, a_thread

ROLE = "Police officer, child protection"
PAGE = "settings_role_name"


@pytest.fixture
def officer(db):
    return a_member("Eirik Fosse", handle="eirik-fosse", sector_id="police", country_id="NO")


@pytest.fixture
def as_officer(client, officer):
    client.force_login(officer)
    return client


def send(client, **fields):
    sent = {"as": "role", "name": ROLE, "handle": "officer-12"} | fields
    return client.post(reverse(PAGE), sent)


def test_colleagues_read_the_role_everywhere_also_at_earlier_posts(
    as_officer, officer, author, forum
):
    thread = a_thread(forum, officer)
    assert send(as_officer).status_code == 302
    as_officer.force_login(author)
    for page in (thread.get_absolute_url(), reverse("directory"), "/members/officer-12/"):
        text = as_officer.get(page).content.decode()
        assert ROLE in text
        assert "Fosse" not in text
    assert as_officer.get("/members/eirik-fosse/").status_code == 404


def test_the_secretariat_reads_and_finds_the_name_it_verified(
    client, as_officer, officer, secretariat
):
    send(as_officer)
    client.force_login(secretariat)
    page = reverse("secretariat_member", args=["officer-12"])
    assert "Eirik Fosse" in client.get(page).content.decode()
    found = client.get(reverse("secretariat_members") + "?state=admitted&name=fosse")
    assert ROLE in found.content.decode()
    entry = AuditEntry.objects.get(action="listed_under_role")
    assert "Fosse" not in str(entry.facts)


def test_the_name_comes_back_when_its_owner_wants(as_officer, officer):
    send(as_officer)
    send(as_officer, name="Detective, online offences")
    officer.refresh_from_db()
    assert (officer.name, officer.verified_name) == ("Detective, online offences", "Eirik Fosse")
    send(as_officer, **{"as": "back", "handle": "eirik"})
    officer.refresh_from_db()
    assert (officer.name, officer.verified_name, officer.handle) == ("Eirik Fosse", "", "eirik")
    assert officer.sort_key.startswith("eirik")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "Officer Fosse", "a part of your own name"),
        ("handle", "kaisa-r", "taken"),
        ("name", "", "required"),
    ],
)
def test_what_does_not_fit_is_said(as_officer, officer, author, field, value, said):
    answer = send(as_officer, **{field: value})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Member.objects.get(pk=officer.pk).name == "Eirik Fosse"


def test_it_is_for_those_alone_whose_work_makes_them_a_target(client, author):
    client.force_login(author)
    assert client.get(reverse(PAGE)).status_code == 404
    assert send(client).status_code == 404
    text = client.get(reverse("settings_profile")).content.decode()
    assert reverse(PAGE) not in text


def test_the_name_in_the_form_is_the_roles_and_does_not_change_there(as_officer, officer):
    list_under_role(member=officer, name=ROLE, handle="officer-12")
    where = {"country": "NO", "sector": "police", "timezone": "Europe/Oslo"}
    section = reverse("settings_section", args=["who"])
    assert as_officer.post(section, where | {"name": "Eirik Fosse"}).status_code == 302
    officer.refresh_from_db()
    assert (officer.name, officer.verified_name) == (ROLE, "Eirik Fosse")
