"""The docs name what is there, and all of it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
READERS = ["network/settings.py", "network/stack", "network/lib/release.py", "network/management"]
VARIABLE = re.compile(
    r"""(?:env(?:\.\w+)?\(|environ(?:\.get\(|\[)|_checked\(environ, )["']([A-Z_]+)"""
)
PATH = re.compile(
    r"`((?:network|directory|moderation|forums|notifications|tests|benchmarks)/[\w./]*)`"
)
LINK = re.compile(r"\]\(([^)#:]+)\)")


def variables(root: Path) -> set[str]:
    """Every environment variable the code reads."""
    files = [
        f for r in READERS for f in ([root / r] if r.endswith(".py") else (root / r).rglob("*.py"))
    ]
    return {name for file in files for name in VARIABLE.findall(file.read_text(encoding="utf-8"))}


def documented(text: str) -> set[str]:
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`([A-Z_]+)`", row)}


def test_operations_lists_every_setting():
    text = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert variables(ROOT) == documented(text)


def test_a_setting_the_docs_do_not_know_is_seen():
    text = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert variables(ROOT) - documented(text.replace("`REDIS_URL`", "")) == {"REDIS_URL"}


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)
def test_what_a_page_names_is_there(doc):
    text = doc.read_text(encoding="utf-8")
    named = [ROOT / path for path in PATH.findall(text) if "<" not in path]
    linked = [doc.parent / link for link in LINK.findall(text)]
    assert [str(path) for path in named + linked if not path.exists()] == []


def test_the_readme_names_every_top_folder():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    tops = {p.parent.name for p in ROOT.glob("*/__init__.py")} | {"templates", "docs"}
    assert {top for top in tops if f"\n{top}/" not in text} == set()
