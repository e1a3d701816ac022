"""The copy a member takes holds every text the registry knows of, and nobody else's."""

import io
import zipfile

import pytest
from django.apps import apps
from django.urls import reverse

from directory.models import Member
from network.lib.ports import texts
from network.lib.texts import Text
from tests.confirmed import confirmed
from tests.written import WORD, Writer, not_written

# Written for everybody, in nobody's name: only the audit knows who did. Or about people who were
# to be invited, whose names are theirs.
NOBODYS = {
    "directory.InvitationLine.email",
    "directory.InvitationLine.function",
    "directory.InvitationLine.name",
    "directory.Mandate.title",
    "directory.OrganisationLine.name",
    "directory.OrganisationLine.parent",
    "directory.Priority.articles",
    "directory.Priority.label",
    "directory.Priority.title",
    "forums.Forum.description",
    "forums.Forum.template",
    "forums.Forum.title",
    "forums.WatchedWord.note",
    "forums.WatchedWord.phrase",
    "moderation.ReasonText.words",
    "directory.HelpNumber.name",
    "directory.HelpNumber.note",
    "directory.HelpNumber.number",
}


@pytest.fixture
def writer(public_forum, secretariat):
    return Writer("a", forum=public_forum, office=secretariat)


@pytest.fixture
def other(public_forum, secretariat):
    return Writer("b", forum=public_forum, office=secretariat)


@pytest.fixture
def take(client):
    """take(member): the files of the copy that the member downloads, {name: words}."""

    def download(member):
        answer = confirmed(client, member).post(reverse("settings_data_copy"))
        assert answer.status_code == 200
        with zipfile.ZipFile(io.BytesIO(answer.getvalue())) as archive:
            return {name: archive.read(name).decode() for name in archive.namelist()}

    return download


@pytest.fixture(autouse=True)
def trusted_without_a_key(settings):
    """A key would have to be shown again; here it is about what is in the copy."""
    reverse("home")
    settings.HAVN_DEMO = True


def found(words: str) -> set[str]:
    return {match.lower() for match in WORD.findall(words)}


def test_every_declared_text_can_be_written(writer):
    assert not_written(writer) == [], "let tests/written.py write there too"


def test_a_field_where_nothing_is_written_is_seen(writer):
    planted = [*texts, Text("forums.Forum", "slug", "Address")]
    assert not_written(writer, planted) == ["forums.Forum.slug"]


@pytest.mark.parametrize("file", ["data.json", "index.html"])
def test_the_copy_holds_every_text_and_nobody_elses(writer, other, take, file):
    own = {word for field, word in writer.words.items() if field not in NOBODYS}
    assert found(take(writer.member)[file]) == own
    theirs = {word for field, word in other.words.items() if field not in NOBODYS}
    assert found(take(other.member)[file]) == theirs


def test_what_is_nobodys_points_at_no_member():
    tables = {apps.get_model(field.rpartition(".")[0]) for field in NOBODYS}
    related = {field.related_model for table in tables for field in table._meta.concrete_fields}
    assert Member not in related


def test_the_question_of_the_secretariat_is_in_the_copy_of_whom_it_was_put_to(
    writer, take, secretariat
):
    files = take(writer.member)
    for name in ("data.json", "index.html"):
        assert "Who knows you?" in files[name]
    assert not any(secretariat.name in words for words in files.values())
