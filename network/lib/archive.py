"""A member's own data as one zip: data.json for programs, index.html for people, and their files.

Both are written row by row, so that ten thousand posts need no more memory than ten.
"""

import io
import json
from datetime import datetime
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from network.lib.exports import Part
from network.lib.ports import exports


def write(file: IO[bytes], member) -> None:
    """Write everything the `exports` port knows of a member. Two queries a part."""
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        with _text(archive, "data.json") as out:
            _write_json(out, member)
        with _text(archive, "index.html") as out:
            _write_page(out, member)
        for part in exports:
            for path, data in part.files(member) if part.files else ():
                archive.writestr(path, data)


def _text(archive: ZipFile, name: str) -> IO[str]:
    return io.TextIOWrapper(archive.open(name, "w", force_zip64=True), encoding="utf-8")


def _write_json(out: IO[str], member) -> None:
    out.write('{"made_at": ' + json.dumps(timezone.now().isoformat()))
    for part in exports:
        out.write(f",\n{json.dumps(part.name)}: [")
        for number, row in enumerate(part.values(member)):
            named = {path.replace("__", "_"): value for path, value in row.items()}
            line = json.dumps(named, cls=DjangoJSONEncoder, ensure_ascii=False)
            out.write(("," if number else "") + "\n  " + line)
        out.write("]")
    out.write("}\n")


def _write_page(out: IO[str], member) -> None:
    about = {"member": member, "parts": list(exports), "now": timezone.now()}
    out.write(render_to_string("exports/head.html", {**about, "language": get_language()}))
    for part in exports:
        out.write(render_to_string("exports/_part.html", {"part": part}))
        empty = True
        for row in part.values(member):
            empty = False
            out.write(render_to_string("exports/_row.html", {"facts": _facts(part, row)}))
        if empty:
            out.write(render_to_string("exports/_nothing.html"))
    out.write(render_to_string("exports/foot.html"))


def _facts(part: Part, row: dict) -> list[tuple[str, str]]:
    """(label, what a person reads) of a row; what says nothing is left out."""
    facts = []
    for path, value in row.items():
        if value not in (None, "", []):
            # Safe: cleaned when it was stored.
            said = mark_safe(value) if part.is_html(path) else _said(value)
            facts.append((part.fields[path], said))
    return facts


def _said(value) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M} UTC"
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_said(item)}" for name, item in value.items())
    return str(value)
