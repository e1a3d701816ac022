"""Reads imports out of source files, as text: nothing is run."""

import ast
from collections.abc import Iterator
from pathlib import Path

# Who stands on whom. A name may import itself and what is before it.
LAYERS = ["network.lib", "directory", "moderation", "forums", "notifications", "network"]

# Inside an app, a room may import the rooms before it. `apps` and `plugs` wire at start.
ROOMS = [
    {"models", "texts"},
    {"access", "vocabularies"},
    {"fragments", "schedule"},
    {"live", "notifiers", "digests", "exports"},
    {"actions"},
    {"forms", "tasks", "adapter", "backend", "threadlist", "outbox"},
    {"threadpage"},
    {"views", "consumers", "api"},
    {"urls", "routing"},
    {"apps", "plugs"},
]


def layer_of(module: str) -> str | None:
    for layer in LAYERS:
        if module == layer or module.startswith(f"{layer}."):
            return layer
    return None


def modules(root: Path) -> Iterator[tuple[str, Path]]:
    """Every module of the house with its file; migrations and tests left out."""
    for top in ("network", "directory", "moderation", "forums", "notifications"):
        for path in sorted((root / top).rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            if "migrations" not in parts:
                yield ".".join(part for part in parts if part != "__init__"), path


def imported(path: Path) -> Iterator[str]:
    """Every module a file imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def wrong_layers(root: Path) -> list[str]:
    """Imports that point up."""
    found = []
    for module, path in modules(root):
        own = LAYERS.index(layer_of(module))
        for name in imported(path):
            layer = layer_of(name)
            if layer and LAYERS.index(layer) > own:
                # `network.stack` holds no Django and is read by settings only.
                found.append(f"{module} imports {name}")
    return sorted(set(found))


def room_of(module: str) -> int | None:
    parts = module.split(".")
    room = parts[1] if len(parts) > 1 else ""
    for place, names in enumerate(ROOMS):
        if room in names:
            return place
    return None


def wrong_rooms(root: Path) -> list[str]:
    """Imports inside one app that point to a later room."""
    found = []
    for module, path in modules(root):
        app, own = module.split(".")[0], room_of(module)
        if app == "network" or own is None:
            continue
        for name in imported(path):
            there = room_of(name) if name.split(".")[0] == app else None
            if there is not None and there > own:
                found.append(f"{module} imports {name}")
    return sorted(set(found))
