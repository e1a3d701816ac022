"""New versions of what everybody is asked to keep, and accepting them."""

from django.db import transaction
from django.utils import timezone

from directory.models import Acceptance, Document, DocumentVersion
from network.lib.audit import audit
from network.lib.written import through_scan


def publish(
    *,
    document: Document,
    language,
    written: str,
    changes: str,
    valid_from=None,
    asks: bool = True,
    by=None,
) -> DocumentVersion:
    """Publish a new version; earlier ones stay readable.

    Args:
        written: HTML; headings and paragraphs are numbered when it is shown.
        changes: what is different, for who accepted an earlier one.
        valid_from: an aware moment; now when not given.
        asks: whether members have to accept it at their next sign-in.
        by: of the secretariat; None for a file of the vocabulary.

    Raises:
        Refused: the privacy scan found something.
    """
    text = through_scan("directory.DocumentVersion.text", written, written_as="html").text
    changes = through_scan("directory.DocumentVersion.changes", changes).text
    with transaction.atomic():
        version = DocumentVersion.objects.create(
            document=document,
            language=language,
            text=text,
            changes=changes,
            valid_from=valid_from or timezone.now(),
            asks=asks,
            published_by=by,
        )
        if by:
            facts = {"document": document.pk, "language": version.language_id}
            audit("document_published", actor=by, subject=version, **facts)
    return version


def accept(*, version: DocumentVersion, member) -> Acceptance:
    """Take down that a member has accepted a version. Twice is once."""
    return Acceptance.objects.get_or_create(version=version, member=member)[0]


def accept_what_is_asked(*, member) -> None:
    """Take the guidelines in force as accepted: ticked in a form, or for the demo and imports."""
    if version := DocumentVersion.objects.to_accept(member):
        accept(version=version, member=member)
