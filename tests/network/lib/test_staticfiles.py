"""Every file a page asks for is named by its content, and so may be kept for a year."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

ROOT = Path(__file__).resolve().parents[3]
IMPORT = re.compile(r"""(?:from|import|import\()\s*["'](\.[^"']+)["']""")


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The folder of static files as production has it."""
    data = tmp_path_factory.mktemp("collected")
    environ = {**os.environ, "HAVN_DATA": str(data)}  # no server is asked
    command = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env=environ, check=True, timeout=300)
    return data / "static"


def imports(files: list[Path]) -> list[tuple[Path, str]]:
    """Every relative import in these modules: who imports, and what stands there."""
    return [(f, name) for f in files for name in IMPORT.findall(f.read_text(encoding="utf-8"))]


def test_our_modules_import_each_other_by_hash(collected):
    sources = list(Path(finders.find("js/composer.js")).parent.rglob("*.js"))
    names = json.loads((collected / "staticfiles.json").read_text(encoding="utf-8"))["paths"]
    hashed = [collected / name for source, name in names.items() if source.startswith("js/")]
    assert len(hashed) == len(sources)
    assert len(imports(hashed)) == len(imports(sources)) > 5
    for file, name in imports(hashed):
        assert re.search(r"\.[0-9a-f]{12}\.js$", name), (file.name, name)
        assert (file.parent / name).is_file(), (file.name, name)


def test_what_a_package_brings_is_left_as_it_is(collected):
    [bundle] = (collected / "django_prose_editor").glob("editor.*.js")
    source = Path(finders.find("django_prose_editor/editor.js")).read_bytes()
    ours = bundle.read_bytes()
    assert ours.rpartition(b"\n//# source")[0] == source.rpartition(b"\n//# source")[0]
