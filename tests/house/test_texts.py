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


# Kept aside as they stood in another field, and written through the scan there.
KEPT_FROM = {"forums.PostVersion.html": "forums.Post.html"}


def without_scan(entries, scanned) -> list[str]:
    scanned = scanned | {name for name, source in KEPT_FROM.items() if source in scanned}
    patterns = [name.replace("{field}", "") for name in scanned]
    return sorted(
        name
        for entry in entries
        if isinstance(entry, Text)
        and not any((name := f"{entry.model}.{entry.field}").startswith(p) for p in patterns)
    )


def test_every_declared_field_is_written_through_the_scan():
    assert without_scan(texts, scanned_fields(ROOT)) == []


def test_a_declared_field_without_the_scan_is_seen():
    planted = [*texts, Text("forums.Thread", "summary", "Summary")]
    assert without_scan(planted, scanned_fields(ROOT)) == ["forums.Thread.summary"]


def test_words_cannot_be_written_through_an_undeclared_field():
    with pytest.raises(LookupError):
        declared("forums.Thread", "slug")
