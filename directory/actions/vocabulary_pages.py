"""Vocabulary that the secretariat changes too: a file never undoes what was done by hand."""

from datetime import date

from directory.actions.documents import publish
from directory.actions.presidencies import keep
from directory.models import (
    Body,
    Country,
    Document,
    DocumentVersion,
    HelpNumber,
    Language,
    Party,
    PresidencyTerm,
)
from network.lib.markup import clean


def document(row, number):
    """A text that was never published is a new version; any that was is not published again."""
    document = Document.objects.filter(pk=row["slug"]).first() or Document(pk=row["slug"])
    if document.title != row["title"]:
        document.title = row["title"]
        document.clean_fields()
        document.save()
    language = Language.objects.get(pk=row["language"])
    text = clean(row["text"], written_as="html")
    versions = DocumentVersion.objects.filter(document=document, language=language)
    if not versions.filter(text=text).exists():
        publish(
            document=document,
            language=language,
            written=text,
            changes=row["changes"],
            asks=row["asks"],
        )


def presidency(row, number):
    """A year in the chair that nobody has written down yet."""
    body, starts = Body.objects.get(pk=row["body"]), date(row["year"], 7, 1)
    if not PresidencyTerm.objects.filter(body=body, starts=starts).exists():
        party = Party.objects.get(pk=row["party"])
        keep(presidency=PresidencyTerm(body=body), party=party, year=row["year"])


def help_number(row, number):
    """The file's words hold until somebody has looked later than the file says."""
    values = {name: row[name] for name in ("kind", "number", "name", "note", "source")}
    values["country"] = Country.objects.get(pk=row["country"]) if row["country"] else None
    values["checked_on"] = date.fromisoformat(row["checked_on"]) if row["checked_on"] else None
    kept = HelpNumber.objects.select_related("country").filter(slug=row["slug"]).first()
    if kept and _was_looked_at_later(kept, values["checked_on"]):
        values = {}
    kept = kept or HelpNumber(slug=row["slug"])
    values["position"] = number
    if any(getattr(kept, field) != value for field, value in values.items()):
        for field, value in values.items():
            setattr(kept, field, value)
        kept.clean_fields()
        kept.save()


def _was_looked_at_later(kept: HelpNumber, checked_on: date | None) -> bool:
    if kept.withdrawn or not kept.checked_on:
        return kept.withdrawn
    return not checked_on or kept.checked_on > checked_on
