"""Every language of the interface says everything, and says it whole.

After a changed sentence: `make messages`, then translate what it left open in locale/.
"""

import re
from collections import Counter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo

from network import catalogues

PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|%[sd%]|\{[a-z]+\}")
MARKUP = re.compile(r"</?[a-z][^>]*>|&[a-z]+;|https?://[^\s<”]+", re.IGNORECASE)


@pytest.fixture(scope="module")
def marked():
    return catalogues.marked()


@pytest.fixture(params=["de", "pl"])
def language(request):
    return request.param


@pytest.fixture
def catalog(language):
    return catalogues.read(language)


def ids(catalog: Catalog) -> set:
    return {(message.id, message.context) for message in catalog if message.id}


def said(catalog: Catalog) -> dict:
    """The words for each text, plural forms as tuples."""
    whole = {}
    for message in catalog:
        if message.id:
            one = isinstance(message.id, str)
            key = (message.id if one else tuple(message.id), message.context)
            whole[key] = message.string if one else tuple(message.string)
    return whole


def differs(message) -> bool:
    """Whether a form lacks a placeholder, has one nobody fills, or other markup."""
    if isinstance(message.id, str):
        there, here = message.id, message.string
        return any(
            Counter(p.findall(there)) != Counter(p.findall(here)) for p in (PLACEHOLDER, MARKUP)
        )
    one, many = (set(PLACEHOLDER.findall(text)) for text in message.id)
    return any(set(PLACEHOLDER.findall(form)) not in (one, many) for form in message.string)


def test_every_language_that_is_offered_is_looked_at():
    assert catalogues.languages() == ["de", "pl"]


def test_all_that_the_sources_mark_is_there_and_nothing_else(marked, catalog):
    assert ids(catalog) == ids(marked)


def test_all_of_it_is_translated(catalog):
    assert [message.id for message in catalogues.untranslated(catalog)] == []


def test_nothing_is_a_guess(catalog):
    assert [message.id for message in catalog if message.id and message.fuzzy] == []


def test_placeholders_and_markup_are_the_same(catalog):
    assert [message.id for message in catalog if message.id and differs(message)] == []


def test_there_are_as_many_plural_forms_as_the_language_has(catalog):
    plural = [message for message in catalog if message.pluralizable and message.id]
    assert {len(message.string) for message in plural} == {catalog.num_plurals}
    assert [list(message.check(catalog)) for message in plural] == [[] for _ in plural]


def test_what_is_compiled_is_what_is_written(language, catalog):
    with catalogues.po_file(language).with_suffix(".mo").open("rb") as compiled:
        assert said(read_mo(compiled)) == said(catalog)


def test_what_is_not_translated_is_seen(marked):
    """The tests above can fail."""
    catalog = Catalog(locale="de")
    catalog.add("Held by %(name)s", "Gehalten", flags=["python-format"])
    catalog.add(("%(count)d reply", "%(count)d replies"), ("Eine Antwort", ""))
    held, replies = [message for message in catalog if message.id]
    assert differs(held)
    assert catalogues.untranslated(catalog) == [replies]
    assert ids(catalog) != ids(marked)


def test_no_name_hides_words_from_the_tool():
    """It knows Django's own names and `_`, and sees nothing under another."""
    alias = re.compile(r"gettext\w* as (?!_$)\w+", re.MULTILINE)
    assert alias.search("from django.utils.translation import gettext as _now\n")
    python = [path for path in catalogues.sources() if path.suffix == ".py"]
    assert [str(path) for path in python if alias.search(path.read_text())] == []


def test_words_are_found_in_python_and_in_templates(marked):
    """A sentence of either, a plural, and one of a language of ours."""
    found = ids(marked)
    assert ("Skip to the page", None) in found
    assert ("Saved. Who is new to it comes with your digest.", None) in found
    assert (("%(count)d place to look at", "%(count)d places to look at"), None) in found
