"""The secretariat invites, reminds, and takes back."""

import pytest
from django.urls import reverse

from directory.actions import invitations, members
from directory.models import Invitation, Letter
from tests.factories import a_member

LIST = reverse("secretariat_invitations")
NEW = reverse("invitation_new")


@pytest.fixture
def desk(client, secretariat):
    client.force_login(secretariat)
    return client


def a_form(**fields):
    return {"email": "", "most_uses": 1, "days": 14, "role": "member"} | fields


def page_of(invitation, what="invitation"):
    return reverse(what, args=[invitation.pk])


def listed(answer):
    return [invitation.email for invitation in answer.context["invitations"]]


def test_an_address_is_invited_and_the_way_in_goes_there_only(desk):
    answer = desk.post(NEW, a_form(email="nora@example.org", country="EE", sector="school"))
    invitation = Invitation.objects.get()
    assert answer["Location"] == page_of(invitation)
    assert (invitation.country_id, invitation.sector_id) == ("EE", "school")
    assert Letter.objects.get().invitation == invitation
    page = desk.get(page_of(invitation)).content.decode()
    assert "nora@example.org" in page
    assert invitation.token not in page


def test_a_link_is_made_and_shown(desk):
    desk.post(NEW, a_form(most_uses=20))
    invitation = Invitation.objects.get()
    assert not Letter.objects.exists()
    assert f"/join/{invitation.token}/" in desk.get(page_of(invitation)).content.decode()


@pytest.mark.parametrize(
    ("field", "fields"),
    [
        ("email", {"email": "member@example.org"}),
        ("email", {"email": "no address"}),
        ("most_uses", {"email": "nora@example.org", "most_uses": 2}),
        ("most_uses", {"most_uses": 0}),
        ("days", {"days": 91}),
        ("role", {"role": "administrator"}),
        ("role", {"role": "king"}),
    ],
)
def test_what_does_not_fit_is_said_at_the_field(desk, field, fields):
    a_member(email="Member@example.org")
    answer = desk.post(NEW, a_form(**fields))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Invitation.objects.exists()


def test_only_an_administrator_invites_an_administrator(desk, secretariat):
    members.change_role(member=secretariat, role="administrator")
    desk.post(NEW, a_form(email="nora@example.org", role="administrator"))
    assert Invitation.objects.get().role == "administrator"


def test_the_address_of_the_list_says_which_state(desk, secretariat):
    for state in ("open", "revoked", "used"):
        invitation = invitations.invite(by=secretariat, email=f"{state}@example.org")
        if state == "revoked":
            desk.post(page_of(invitation, "invitation_revoke"))
        if state == "used":
            invitations.join(invitation=invitation, email="", name="U", handle="uu", password=None)
    assert len(listed(desk.get(LIST))) == 3
    for state in ("open", "revoked", "used"):
        assert listed(desk.get(LIST, {"state": state})) == [f"{state}@example.org"]
    assert listed(desk.get(LIST, {"state": "expired"})) == []


def test_one_reminder_and_no_more(desk, secretariat):
    invitation = invitations.invite(by=secretariat, email="nora@example.org")
    assert "Remind once more" in desk.get(page_of(invitation)).content.decode()
    assert desk.post(page_of(invitation, "invitation_remind")).status_code == 302
    assert "Remind once more" not in desk.get(page_of(invitation)).content.decode()
    assert desk.post(page_of(invitation, "invitation_remind")).status_code == 403
    assert Letter.objects.filter(kind="reminder").count() == 1


def test_the_page_says_who_came(desk, secretariat):
    invitation = invitations.invite(by=secretariat, email="nora@example.org")
    invitations.join(invitation=invitation, email="", name="Nora N.", handle="nn", password=None)
    assert "Nora N." in desk.get(page_of(invitation)).content.decode()


@pytest.mark.parametrize("who", ["author", "moderator", "seat_holder", "stranger"])
def test_for_others_the_screens_are_not_there(client, request, who, secretariat):
    invitation = invitations.invite(by=secretariat, email="nora@example.org")
    client.force_login(request.getfixturevalue(who))
    assert client.get(LIST).status_code == 404
    assert client.get(page_of(invitation)).status_code == 404
    assert client.post(NEW, a_form()).status_code == 404
    for what in ("invitation_revoke", "invitation_remind"):
        assert client.post(page_of(invitation, what)).status_code == 404
    assert Invitation.objects.get().state == "open"


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_asks_the_same_queries_whatever_its_length(
    desk, secretariat, how_many, django_assert_num_queries
):
    for number in range(how_many):
        invitations.invite(by=secretariat, email=f"n{number}@example.org")
    desk.get(LIST)
    # Member, count, list, forums, bell.
    with django_assert_num_queries(5):
        assert len(listed(desk.get(LIST))) == how_many
