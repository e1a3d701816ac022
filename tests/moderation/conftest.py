"""Named responders: two of Estonia, who have keys and no other role, one of Latvia; and words that
wait for a moderator who is named."""

import uuid

import pytest
from django.db import connection

from directory.models import Country
from forums.actions import held
from moderation.actions.concerns import raise_concern
from moderation.models import Concern, DutyHours, Responder
from network.lib import subjects
from tests.factories import a_member
from tests.keys import with_key

# Only a person would find that they tell who a child is: no rule of the scan knows them.
WORDS = "kvxred bicycle behind the school"
# Three traces hold them.
HELD = "A 7-year-old Afghan boy from Rakvere came to our unit on 14 March 2026."


def a_responder(code, name):
    member = with_key(a_member(name, handle=name.split()[0].lower(), country_id=code))
    Responder.objects.create(member=member, country_id=code)
    return member


def a_concern(**said):
    """Raised by a member of Estonia, about nothing on Havn, unless it says otherwise."""
    said = {"about": "identifies", "words": WORDS, "submission": uuid.uuid4()} | said
    said = {"country": Country.objects.get(pk="EE")} | said
    return raise_concern(**said).concern


def thing_of(row) -> subjects.Thing:
    return subjects.kept(row._meta.label_lower, row.pk)


def fresh(concern) -> Concern:
    return Concern.objects.get(pk=concern.pk)


@pytest.fixture
def tiina(db):
    return a_responder("EE", "Tiina T.")


@pytest.fixture
def rein(db):
    return a_responder("EE", "Rein R.")


@pytest.fixture
def latvian(db):
    return a_responder("LV", "Ilze I.")


@pytest.fixture
def hours(db):
    return DutyHours.objects.create(country_id="EE", timezone="Europe/Tallinn")


@pytest.fixture
def by_clock(django_capture_on_commit_callbacks):
    """What is done after commit is done in this test."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def table_words(db):
    """table_words(word): every column of every table where it stands, read as text."""

    def look(word):
        found = []
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                name = connection.ops.quote_name(table)
                cursor.execute(
                    f"SELECT count(*) FROM {name} AS row WHERE row::text ILIKE %s",
                    [f"%{word}%"],
                )
                found += [table] if cursor.fetchone()[0] else []
        return found

    return look


@pytest.fixture
def writer(watcher):
    """A member from Estonia."""
    return watcher


@pytest.fixture
def responder(moderator):
    """The moderator who is named for Estonia."""
    Responder.objects.create(member=moderator, country_id="EE")
    return moderator


@pytest.fixture
def matter(thread, writer, responder):
    """A reply that three traces hold."""
    return held.hold_reply(thread=thread, author=writer, written=HELD, written_as="text")
