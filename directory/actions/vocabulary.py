"""Loading the vocabulary from data files. Running it again changes only what the files changed.

Seats, mandates and priorities that the secretariat has changed are its own from then on
(`by_hand_since`): a file that says otherwise is not followed, and that is said.
"""

import json
from datetime import date
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import F

from directory import vocabularies
from directory.actions import vocabulary_pages
from directory.models import (
    Body,
    ContactFunction,
    Country,
    Language,
    Mandate,
    Member,
    Party,
    PlaceLevel,
    Priority,
    Seat,
    SeatTerm,
    Sector,
)
from network.lib import realtime
from network.lib.realtime import member_group
from network.lib.written import Refused

FOLDER = Path(__file__).resolve().parent.parent / "vocabulary"


class BadRow(Exception):
    """A row that cannot be loaded: which file, which row, why."""


def load(folder: Path = FOLDER, say=lambda line: None, warn=lambda line: None) -> None:
    """Load every file, or none of them.

    Args:
        folder: with countries.json, languages.json …
        say: called with one line a file.
        warn: called with one line for each row that the secretariat has changed otherwise.

    Raises:
        BadRow: a sentence that names the file, the row and what is wrong with it.
    """
    with transaction.atomic():
        before = dict(Seat.objects.values_list("pk", "status"))
        for name, loader in LOADERS:
            rows = [_with_file(folder, row) for row in _rows(folder / f"{name}.json")]
            for number, row in enumerate(rows, 1):
                for kept in _load_row(name, number, row, loader):
                    warn(f"{name}.json, row {number}: {kept} stays as the secretariat changed it.")
            say(f"{name}: {len(rows)}")
        _tell_who_sits_on_changed_seats(before)
    vocabularies.forget()


def _tell_who_sits_on_changed_seats(before: dict) -> None:
    """A seat that is suspended takes rights away at once, on open pages too."""
    seats = Seat.objects.values_list("pk", "status")
    changed = [pk for pk, status in seats if before.get(pk, status) != status]
    sitting = SeatTerm.objects.filter(seat__in=changed).values_list("member", flat=True)
    groups = [member_group(pk) for pk in set(sitting)]
    transaction.on_commit(lambda: realtime.ask_again(groups), robust=True)


def _rows(path: Path) -> list[dict]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadRow(f"{path.name} is missing from {path.parent}.") from None
    except ValueError as error:
        raise BadRow(f"{path.name} is not valid JSON: {error}.") from None
    if not isinstance(rows, list):
        raise BadRow(f"{path.name} must hold a list of rows.")
    return rows


def _with_file(folder: Path, row):
    """A row may keep its long text in a file beside the list."""
    if not isinstance(row, dict) or "file" not in row:
        return row
    try:
        return row | {"text": (folder / row["file"]).read_text(encoding="utf-8")}
    except FileNotFoundError:
        raise BadRow(f"{row['file']} is missing from {folder}.") from None


def _load_row(name, number, row, loader) -> list[str]:
    """Load one row; return what was kept as the secretariat changed it."""
    where = f"{name}.json, row {number}"
    if not isinstance(row, dict):
        raise BadRow(f"{where}: must be an object with named values.")
    try:
        with transaction.atomic():
            return loader(row, number) or []
    except KeyError as error:
        raise BadRow(f"{where}: {error.args[0]!r} is missing.") from None
    except models.ObjectDoesNotExist as error:
        raise BadRow(f"{where}: refers to something that is not there ({error}).") from None
    except ValidationError as error:
        raise BadRow(f"{where}: {'; '.join(error.messages)}") from None
    except Refused as refused:
        raise BadRow(f"{where}: {refused.label} looks like a personal number.") from None
    except (IntegrityError, TypeError, ValueError) as error:
        raise BadRow(f"{where}: {str(error).splitlines()[0]}.") from None


def _put(model, key: dict, values: dict, kept: list | None = None):
    """Write a row only if it differs, checked like a form would.

    Args:
        kept: gets the name of a row that differs because the secretariat changed it.
    """
    instance = model.objects.filter(**key).first() or model(**key)
    is_new = instance._state.adding
    if is_new or any(getattr(instance, k) != v for k, v in values.items()):
        if getattr(instance, "by_hand_since", None):
            kept.append(f"{model._meta.verbose_name} {instance}")
            return instance
        for field, value in values.items():
            setattr(instance, field, value)
        instance.clean_fields()
        instance.save()
        if not is_new:
            _faces_changed(model, instance)
    return instance


# What a post shows of its author, and for whom it was written.
SHOWN = {
    Country: "country",
    Sector: "sector",
    Party: "seat_terms__seat__party",
    Body: "seat_terms__seat__body",
}


def _faces_changed(model, instance) -> None:
    if model in SHOWN:
        theirs = Member.objects.filter(**{SHOWN[model]: instance})
        theirs.update(face_version=F("face_version") + 1)


def _day(value):
    return date.fromisoformat(value) if value else None


def _plain(model, key, *fields, ordered=False):
    """A loader that copies fields; `ordered` lists keep the file's order."""

    def loader(row, number):
        values = {field: row[field] for field in fields}
        _put(model, {key: row[key]}, values | ({"position": number} if ordered else {}))

    return loader


def _party(row, number):
    country = Country.objects.get(pk=row["country"]) if row["country"] else None
    values = {"kind": row["kind"], "name": row["name"], "country": country}
    _put(Party, {"code": row["code"]}, values)


def _is_switched_by_hand(body_slug) -> bool:
    """Whether the secretariat says which mandate of a body is in use."""
    return Mandate.objects.filter(body=body_slug, by_hand_since__isnull=False).exists()


def _mandate_out_of_use(row, number):
    """First of three passes: one mandate of a body is in use, so the old one makes room."""
    if not row["in_use"] and not _is_switched_by_hand(row["body"]):
        Mandate.objects.filter(pk=row["slug"], in_use=True).update(in_use=False)


def _mandate(row, number):
    body, kept = Body.objects.get(pk=row["body"]), []
    values = {"body": body, "title": row["title"], "starts": _day(row["from"])}
    values |= {"ends": _day(row["to"]), "in_use": row["in_use"]}
    if _is_switched_by_hand(body.pk) and not Mandate.objects.filter(pk=row["slug"]).exists():
        values["in_use"] = False
    mandate = _put(Mandate, {"slug": row["slug"]}, values, kept)
    for item in row["priorities"]:
        _priority(mandate, item, kept)
    return kept


def _priority(mandate, row, kept):
    values = {"mandate": mandate, "number": row["number"], "title": row["title"]}
    values |= {"label": row["short_label"], "articles": row.get("articles", "")}
    _put(Priority, {"slug": row["slug"]}, values | {"icon": row.get("icon", "")}, kept)


def _crosswalk(row, number):
    """The last pass over the mandates: which areas of another mandate a priority went into."""
    kept = []
    for item in row["priorities"]:
        areas = {Priority.objects.get(slug=slug) for slug in item.get("crosswalk", [])}
        priority = Priority.objects.get(slug=item["slug"])
        if not priority.by_hand_since:
            priority.crosswalk.set(areas)
        elif set(priority.crosswalk.all()) != areas:
            kept.append(f"crosswalk of {priority}")
    return kept


def _seat(row, number):
    kept = []
    key = {
        "body": Body.objects.get(pk=row["body"]),
        "party": Party.objects.get(pk=row["party"]),
    }
    values = {"kind": row["kind"], "status": row["status"], "note": row.get("note", "")}
    values |= {"starts": _day(row["from"]), "ends": _day(row["to"])}
    _put(Seat, key, values, kept)
    return kept


# In the order in which they need each other.
LOADERS = [
    (
        "countries",
        _plain(
            Country,
            *("code", "alpha3", "numeric", "name"),
            *("languages", "eu", "region", "levels", "note"),
        ),
    ),
    ("languages", _plain(Language, "code", "name", "native", "search_config")),
    ("sectors", _plain(Sector, "slug", "label", "group", "group_label", ordered=True)),
    ("place_levels", _plain(PlaceLevel, "slug", "label", ordered=True)),
    ("contact_functions", _plain(ContactFunction, "slug", "label", ordered=True)),
    ("parties", _party),
    ("bodies", _plain(Body, "slug", "name")),
    ("mandates", _mandate_out_of_use),
    ("mandates", _mandate),
    ("mandates", _crosswalk),
    ("seats", _seat),
    ("presidencies", vocabulary_pages.presidency),
    ("documents", vocabulary_pages.document),
    ("help_numbers", vocabulary_pages.help_number),
]
