"""From a spreadsheet to invitations, with a look in between."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from directory.models import Invitation, InvitationList
from directory.tasks import invite_listed
from tests.factories import a_member
from tests.keys import with_key

NEW = reverse("invitation_list_new")
LIST = "email;name\nnora@sm.ee;Nora Õ.\nnobody;N.\n"


@pytest.fixture
def desk(client, secretariat):
    client.force_login(secretariat)
    return client


def page_of(made):
    return reverse("invitation_list", args=[made.pk])


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_file_is_read_shown_and_sent_only_when_said_so(desk, encoding):
    file = SimpleUploadedFile("list.csv", LIST.encode(encoding), content_type="text/csv")
    answer = desk.post(NEW, {"file": file})
    made = InvitationList.objects.get()
    assert answer["Location"] == page_of(made)
    page = desk.get(page_of(made)).content.decode()
    assert "Nora Õ." in page
    assert "Is no e-mail address" in page
    assert "1 line will not be used." in page
    assert "Send 1 invitation" in page
    assert not Invitation.objects.exists()
    desk.post(page_of(made))
    assert "0 of 1 are invited" in desk.get(page_of(made)).content.decode()
    invite_listed(made.pk)
    page = desk.get(page_of(made)).content.decode()
    assert "1 person of this list is invited." in page
    assert reverse("invitation", args=[Invitation.objects.get().pk]) in page


def test_pasted_it_is_the_same_and_pressed_twice_it_says_so(desk):
    desk.post(NEW, {"pasted": LIST})
    made = InvitationList.objects.get()
    desk.post(page_of(made))
    answer = desk.post(page_of(made), follow=True)
    assert "Nobody is invited twice." in answer.content.decode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"pasted": " "}, "Choose a file or paste the list: one of the two."),
        ({"pasted": "name\nNora"}, "No column is called “email”"),
        ({"pasted": "email\n" + "a@b.ee\n" * 5001}, "No more than 5,000 people at once"),
        ({"pasted": 'email\n"a@b.ee'}, "The quotation marks in this list do not fit together."),
    ],
)
def test_what_cannot_be_read_says_what_to_do(desk, data, said):
    answer = desk.post(NEW, data)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not InvitationList.objects.exists()


def test_the_name_in_the_list_stands_in_the_form_of_who_comes(desk, client):
    desk.post(NEW, {"pasted": LIST})
    made = InvitationList.objects.get()
    desk.post(page_of(made))
    invite_listed(made.pk)
    desk.logout()
    page = client.get(reverse("join", args=[Invitation.objects.get().token]))
    assert page.context["form"].initial["name"] == "Nora Õ."


def test_a_list_is_seen_by_who_made_it_only(desk, client, author):
    desk.post(NEW, {"pasted": LIST})
    made = InvitationList.objects.get()
    assert desk.get(page_of(made)).status_code == 200
    for other in (author, with_key(a_member(role="secretariat"))):
        client.force_login(other)
        assert client.get(page_of(made)).status_code == 404
        assert client.post(page_of(made)).status_code == 404
    client.force_login(author)
    assert client.get(NEW).status_code == 404


def test_a_page_of_three_lines_asks_no_more_than_one_of_one(desk, django_assert_num_queries):
    desk.post(NEW, {"pasted": "a@sm.ee,A,EE,Ministry"})
    desk.post(NEW, {"pasted": "a@sm.ee,A,EE,Ministry\nb@sm.ee,B,LV,Police\nc@sm.ee,C,,"})
    for made in InvitationList.objects.order_by("pk"):
        with django_assert_num_queries(5):
            desk.get(page_of(made))
