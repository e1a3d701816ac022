"""New guidelines are published, and asked for until each member has accepted them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory.access import must_accept
from directory.actions.documents import accept, accept_what_is_asked, publish
from directory.models import GUIDELINES, PRIVACY, Document, DocumentVersion, Language
from moderation.models import AuditEntry
from network.lib.written import Refused
from tests.numbers import CODE

pytestmark = pytest.mark.django_db


def a_version(slug=GUIDELINES, **fields):
    fields = {"written": "<h3>New</h3><p>Words.</p>", "changes": "1.1 is new."} | fields
    return publish(
        document=Document.objects.get(pk=slug), language=Language.objects.get(pk="en"), **fields
    )


def test_a_member_is_asked_once_a_version(author, watcher):
    assert must_accept(author)
    accept_what_is_asked(member=author)
    assert not must_accept(author)
    assert must_accept(watcher)
    a_version()
    assert must_accept(author)


def test_accepting_twice_is_once(author):
    version = a_version()
    assert accept(version=version, member=author) == accept(version=version, member=author)
    assert version.acceptances.count() == 1


def test_a_mended_spelling_the_privacy_notice_and_what_is_not_in_force_are_not_asked_for(author):
    accept_what_is_asked(member=author)
    a_version(asks=False)
    a_version(PRIVACY)
    tomorrow = a_version(valid_from=timezone.now() + timedelta(days=1))
    assert not must_accept(author)
    DocumentVersion.objects.filter(pk=tomorrow.pk).update(valid_from=timezone.now())
    assert must_accept(author)


def test_the_reader_gets_their_language_and_english_where_there_is_none():
    english = a_version()
    finnish = publish(
        document=english.document,
        language=Language.objects.get(pk="fi"),
        written="<p>Sanat.</p>",
        changes="Uusi.",
    )
    assert DocumentVersion.objects.to_read(GUIDELINES, "fi") == finnish
    assert DocumentVersion.objects.to_read(GUIDELINES, "da") == english


def test_who_published_it_is_audited(secretariat):
    version = a_version(by=secretariat)
    [line] = AuditEntry.objects.filter(action="document_published")
    assert (line.actor, line.subject_id) == (secretariat, version.pk)
    assert line.facts == {"document": "guidelines", "language": "en"}


@pytest.mark.parametrize("field", ["written", "changes"])
def test_a_personal_number_gets_into_no_version(field):
    before = DocumentVersion.objects.count()
    with pytest.raises(Refused):
        a_version(**{field: f"<p>{CODE}</p>"})
    assert DocumentVersion.objects.count() == before
