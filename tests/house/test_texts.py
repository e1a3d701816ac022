"""Every field that can hold a member's words is declared, and stands behind the scan."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from network.lib.ports import texts
from network.lib.texts import Text, declared
from tests.house.imports import modules

ROOT = Path(__file__).resolve().parents[2]
OURS = {"directory", "moderation", "forums", "notifications", "lib"}
WORDS = (models.CharField, models.TextField, models.FileField)
# Loaded from the vocabulary's files, never typed by a member.
VOCABULARY = {
    "country", "language", "sector", "placelevel", "party", "body", "mandate", "priority", "seat",
    "seatterm",
}  # fmt: skip


def undeclared(all_models, entries) -> list[str]:
    """Fields with words that are neither declared nor exempt."""
    known = {(entry.model.lower(), entry.field) for entry in entries}
    return sorted(
        f"{model._meta.label_lower}.{field.name}"
        for model in all_models
        for field in model._meta.concrete_fields
        if isinstance(field, WORDS) and (model._meta.label_lower, field.name) not in known
    )


def our_models():
    return [
        model
        for model in apps.get_models()
        if model._meta.app_label in OURS
        and not (model._meta.app_label == "directory" and model._meta.model_name in VOCABULARY)
    ]


def test_no_field_with_words_is_forgotten():
    assert undeclared(our_models(), texts) == []


def test_a_forgotten_field_is_seen():
    entries = [e for e in texts if (e.model, e.field) != ("forums.Post", "html")]
    assert undeclared(our_models(), entries) == ["forums.post.html"]


def test_every_declared_field_exists():
    for entry in texts:
        apps.get_model(entry.model)._meta.get_field(entry.field)


def scanned_fields(root) -> set[str]:
    """The fields named in a call of through_scan, read from the source."""
    found = set()
    for _module, path in modules(root):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "through_scan":
                found.add(ast.unparse(node.args[0]).strip("'\"").removeprefix("f'"))
    return found


def without_scan(entries, scanned) -> list[str]:
    patterns = [name.replace("{field}", "") for name in scanned]
    named = {f"{entry.model}.{entry.field}": entry for entry in entries if isinstance(entry, Text)}
    return sorted(
        name
        for name, entry in named.items()
        if not any((entry.moved_from or name).startswith(p) for p in patterns)
    )


def test_every_declared_field_is_written_through_the_scan():
    assert without_scan(texts, scanned_fields(ROOT)) == []


def test_a_declared_field_without_the_scan_is_seen():
    planted = [*texts, Text("forums.Thread", "summary", "Summary")]
    assert without_scan(planted, scanned_fields(ROOT)) == ["forums.Thread.summary"]


def test_a_field_whose_words_come_from_one_without_the_scan_is_seen():
    planted = [Text("forums.Thread", "old", "Old", moved_from="forums.Thread.summary")]
    assert without_scan(planted, scanned_fields(ROOT)) == ["forums.Thread.old"]


def test_words_cannot_be_written_through_an_undeclared_field():
    with pytest.raises(LookupError):
        declared("forums.Thread", "slug")
