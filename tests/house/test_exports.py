"""Whatever is kept about a member is in the copy they can take."""

import pytest
from django.apps import apps

from directory.models import Member
from network.lib.ports import exports, texts
from network.lib.texts import Text


def tables_about_members() -> set[str]:
    """Every table that is the members', or points at one; Django's own link tables left out."""
    return {Member._meta.label} | {
        model._meta.label
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model is Member
    }


# Made from what other parts give, for the search alone, and gone with it.
MADE_FROM_OTHERS = {"directory.MemberWords"}


def forgotten_tables(parts) -> set[str]:
    return tables_about_members() - MADE_FROM_OTHERS - {part.model for part in parts}


def forgotten_texts(parts, entries) -> set[str]:
    given = {(part.model, field) for part in parts for field in part.fields}
    about = tables_about_members()
    return {
        f"{entry.model}.{entry.field}"
        for entry in entries
        if isinstance(entry, Text)
        and entry.model in about
        and (entry.model, entry.field) not in given
    }


def test_every_table_that_points_at_a_member_is_in_a_part():
    assert len(tables_about_members()) > 10
    assert forgotten_tables(exports) == set()


def test_a_forgotten_table_is_seen():
    rest = [part for part in exports if part.name != "watches"]
    assert forgotten_tables(rest) == {"forums.Watch"}


def test_every_declared_text_of_a_member_is_given_back():
    assert forgotten_texts(exports, texts) == set()


def test_a_forgotten_text_is_seen():
    planted = [*texts, Text("forums.Thread", "summary", "Summary")]
    assert forgotten_texts(exports, planted) == {"forums.Thread.summary"}


@pytest.mark.parametrize("part", list(exports), ids=lambda part: part.name)
def test_every_part_reads_its_own_table(part, db, author):
    rows = part.rows(author)
    assert rows.model._meta.label == part.model
    assert list(part.values(author)) == list(rows.values(*part.fields))


def test_names_of_parts_are_unique():
    names = [part.name for part in exports]
    assert len(names) == len(set(names))
