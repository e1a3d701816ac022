"""A member reads what is kept about them, and takes a copy of it."""

import io
import json
import zipfile

import pytest
from django.urls import reverse
from django.utils.html import escape

from directory.actions.members import affiliate, change_face
from directory.actions.profiles import say_expertise, say_languages, say_skills
from directory.models import Country, Language, Organisation, Priority, Sector, Visibility
from moderation.models import AuditEntry
from network.lib.ports import exports
from tests.factories import a_member, a_reply, a_thread

PAGE, COPY = reverse("settings_data"), reverse("settings_data_copy")
PASSWORD = "a long word and another"


@pytest.fixture
def owner(db):
    return a_member("Tiina Lepik", handle="tiina-l", email="tiina@example.org", password=PASSWORD)


@pytest.fixture
def signed_in(client, owner):
    client.force_login(owner)
    return client


@pytest.fixture
def sure(signed_in):
    """Signed in, and asked once more."""
    signed_in.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return signed_in


def copy_of(client) -> tuple[dict, str]:
    """(data.json, index.html) of a copy."""
    answer = client.post(COPY)
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        assert archive.namelist() == ["data.json", "index.html"]
        return json.loads(archive.read("data.json")), archive.read("index.html").decode()


def test_the_page_says_what_is_kept_and_why(signed_in):
    page = signed_in.get(PAGE).content.decode()
    for part in exports:
        assert escape(str(part.label)) in page
        assert escape(str(part.why)) in page


def test_a_visitor_is_asked_to_sign_in(client, db):
    assert client.get(PAGE).status_code == 302
    assert client.get(COPY)["Location"].startswith("/accounts/login/")


def test_an_open_page_that_somebody_found_gives_no_copy(signed_in):
    for answer in (signed_in.get(COPY), signed_in.post(COPY)):
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("account_reauthenticate"))
    assert not AuditEntry.objects.filter(action="own_data_copied").exists()


def test_who_confirms_is_led_to_the_button(signed_in):
    asked = signed_in.get(COPY)["Location"]
    answer = signed_in.post(asked, {"password": PASSWORD})
    assert answer["Location"] == COPY
    assert "Download</button>" in signed_in.get(COPY).content.decode()


def test_the_copy_holds_what_the_member_wrote(sure, owner, forum, author):
    whole = {"country": Country.objects.get(pk="EE"), "sector": Sector.objects.first()}
    change_face(member=owner, name="Tiina Lepik", headline="Adviser", about="Long talks.", **whole)
    say_skills(member=owner, skills=["evaluation"])
    say_expertise(member=owner, lines=[(Priority.objects.first(), 3, "Home visits.")])
    say_languages(member=owner, lines=[(Language.objects.get(pk="et"), True, 2)])
    school = Organisation.objects.create(slug="school", name="A school", sort_key="a school")
    affiliate(member=owner, organisation=school, function="Teacher", starts="2024-01-01")
    thread = a_thread(forum, owner, title="Interpreters at short notice", tags=["interpreters"])
    a_reply(thread, author, "Somebody else's words.")
    a_reply(thread, owner, "<p>We <strong>phone</strong> them.</p>", written_as="html")
    data, page = copy_of(sure)
    [account] = data["account"]
    assert (account["name"], account["email"]) == ("Tiina Lepik", "tiina@example.org")
    assert account["country_name"] == "Estonia"
    [profile] = data["profile"]
    assert (profile["about"], profile["skills_said"]) == ("Long talks.", ["evaluation"])
    assert profile["about_to"] == account["country_to"] == Visibility.MEMBERS
    assert data["expertise"][0]["sentence"] == "Home visits."
    assert data["languages"][0] == {"language_name": "Estonian", "reads_well": True, "writes": 2}
    assert data["affiliations"][0]["function"] == "Teacher"
    assert data["threads"][0]["title"] == "Interpreters at short notice"
    assert data["threads"][0]["tagged"] == ["interpreters"]
    assert [post["number"] for post in data["posts"]] == [1, 3]
    assert data["addresses"][0]["email"] == "tiina@example.org"
    assert len(data["read_threads"]) == 1
    for words in ("Long talks.", "Teacher", "We <strong>phone</strong> them."):
        assert words in page
    assert "Somebody else" not in page + json.dumps(data)


def test_words_cannot_break_out_of_the_page(sure, owner, forum):
    a_thread(forum, owner, title="<script>alert(1)</script>")
    _data, page = copy_of(sure)
    assert "&lt;script&gt;alert(1)" in page
    assert "<script" not in page


def test_the_page_of_the_copy_needs_nothing_from_elsewhere(sure):
    _data, page = copy_of(sure)
    for outside in ("<script", "<link", "<img", "src=", "@import", "url("):
        assert outside not in page


def test_nobody_elses_name_is_in_the_audit_of_the_copy(sure, owner, secretariat):
    from directory.actions.members import change_role

    change_role(member=owner, role="moderator", by=secretariat)
    data, page = copy_of(sure)
    assert [line["action"] for line in data["audit_of_your_account"]] == ["role_changed"]
    assert secretariat.name not in page


def test_taking_a_copy_is_on_record(sure, owner):
    copy_of(sure)
    [line] = AuditEntry.objects.filter(action="own_data_copied")
    assert (line.actor, line.subject_id) == (owner, owner.pk)


def test_a_sixth_copy_in_an_hour_waits(sure):
    assert [sure.post(COPY).status_code for _ in range(6)] == [200] * 5 + [429]


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_copy_asks_the_same_queries_whatever_it_holds(
    owner, forum, how_many, django_assert_num_queries
):
    from directory.actions.own_data import copy_own_data

    thread = a_thread(forum, owner, posts=how_many)
    a_thread(forum, owner, tags=["a", "b"][:how_many])
    assert thread.post_count == how_many
    # A savepoint and its end, the audit's line; two queries a part, one for each file; one more
    # where files go along.
    with_files = sum(part.files is not None for part in exports)
    with django_assert_num_queries(3 + 2 * len(exports.plugs) + with_files):
        copy_own_data(member=owner).close()
