"""The translations of the interface: found in the sources, kept in locale/, compiled.

Babel reads, writes and compiles here, so neither who develops nor who tests needs GNU gettext; who
runs Havn needs neither, since the compiled files are kept beside their sources.
"""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("network", "directory", "moderation", "forums", "notifications", "templates")
# Django's names for what Babel knows: which argument is the text, its plural, its context.
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
VOCABULARY = {
    "countries": ["name"],
    "parties": ["name"],
    "bodies": ["name"],
    "sectors": ["label", "group_label"],
    "place_levels": ["label"],
    "contact_functions": ["label"],
    "mandates": ["short_label", "title"],
    "help_numbers": ["note"],
}
FOR_TRANSLATORS = ("Translators:",)


def languages() -> list[str]:
    """The languages that the English of the sources is translated into."""
    return [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def po_file(language: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def marked() -> Catalog:
    """Everything the sources mark as words for people, with where it stands."""
    catalog = Catalog(project="Havn", charset="utf-8")
    for path in sources():
        name = path.relative_to(ROOT).as_posix()
        for _line, words, comments, context in _words_in(path):
            catalog.add(words, locations=[(name, None)], auto_comments=comments, context=context)
    for words in _words_of_the_vocabulary():
        catalog.add(words, locations=[("directory/vocabulary", None)])
    return catalog


def read(language: str) -> Catalog | None:
    """Return a language's catalogue; None while nobody has begun it."""
    path = po_file(language)
    if not path.exists():
        return None
    with path.open("rb") as source:
        return read_po(source, locale=language)


def update(language: str, found: Catalog) -> Catalog:
    """Bring a catalogue up to the sources, write it and compile it.

    Nothing is guessed: a sentence that changed stands there untranslated again.

    Args:
        found: what `marked` returned.
    """
    catalog = read(language) or Catalog(locale=language, charset="utf-8")
    catalog.update(found, no_fuzzy_matching=True, update_creation_date=False)
    _entitle(catalog)
    path = po_file(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    # File names without lines: else every change of a file would be one of each catalogue.
    with path.open("wb") as there:
        write_po(there, catalog, width=100, ignore_obsolete=True, include_lineno=False)
    path.with_suffix(".mo").write_bytes(compiled(catalog))
    return catalog


def _entitle(catalog: Catalog) -> None:
    """The same head at each run, so that a commit shows sentences only."""
    catalog.header_comment = f"# Havn in {catalog.locale.english_name}"
    catalog.project, catalog.version, catalog.last_translator = "Havn", "", "Havn"
    catalog.msgid_bugs_address = catalog.language_team = ""
    catalog.revision_date, catalog.fuzzy = catalog.creation_date, False


def compiled(catalog: Catalog) -> bytes:
    """The catalogue as Django reads it."""
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def untranslated(catalog: Catalog) -> list:
    """The messages that lack words, in any of their plural forms."""
    return [m for m in catalog if m.id and not all(_forms(m))]


def _forms(message) -> tuple[str, ...]:
    """What it says, for each plural form; a text that is new has none yet."""
    said = message.string or ""
    return (said,) if isinstance(said, str) else tuple(said)


def sources() -> Iterator[Path]:
    """Every file that can hold words for people."""
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".py", ".html", ".txt"} and "migrations" not in path.parts:
                yield path


def _words_of_the_vocabulary() -> Iterator[str]:
    """What rows say in English as they come with Havn: `{{ country }}`, `{% trans line.name %}`."""
    for name, keys in VOCABULARY.items():
        for row in json.loads((ROOT / "directory" / "vocabulary" / f"{name}.json").read_text()):
            # Of a mandate's own words nothing is said but what its priorities are called.
            for line in row.get("priorities", [row]):
                yield from filter(None, (line[key] for key in keys))


def _words_in(path: Path) -> Iterator[tuple]:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        text = _as_python(text, str(path))
    yield from extract("python", BytesIO(text.encode()), KEYWORDS, FOR_TRANSLATORS)


def _as_python(template: str, origin: str) -> str:
    """A template as Django shows it to gettext: calls between X's. Indents would mean something."""
    return "\n".join(line.strip() for line in templatize(template, origin=origin).splitlines())
