"""What parses others' bytes is held: no secrets, no files, no memory or time without end."""

import json
import struct
import subprocess
import sys

import pytest

from network.lib.files import reading
from network.lib.files.reading import FileRefused, read
from tests.attachments import a_txt, upload

LIMITED = """
import sys
from network.lib.files import child
child.bound()
{act}
"""


def held(act: str) -> subprocess.CompletedProcess:
    code = LIMITED.format(act=act)
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_it_can_write_no_file(tmp_path):
    target = tmp_path / "x"
    done = held(f"import pathlib; pathlib.Path({str(target)!r}).write_text('x' * 10)")
    assert done.returncode != 0
    assert not target.exists() or target.read_text() == ""


def test_it_has_only_so_much_memory():
    done = held("x = bytearray(3 * 1024 ** 3)")
    assert "MemoryError" in done.stderr


def test_it_does_not_know_the_sites_secrets(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "kept-to-ourselves")
    seen = []
    run = subprocess.run
    monkeypatch.setattr(
        reading.subprocess, "run", lambda *a, **kw: seen.append(kw["env"]) or run(*a, **kw)
    )
    read(upload("a.txt", a_txt()))
    assert seen == [{"PYTHONUTF8": "1"}]


@pytest.mark.parametrize(
    ("end", "why"), [("os.kill(os.getpid(), 9)", "too-complex"), ("1/0", "damaged")]
)
def test_its_end_is_no_end_of_ours(monkeypatch, end, why):
    run = subprocess.run
    dies = [sys.executable, "-c", f"import os; {end}"]
    monkeypatch.setattr(reading.subprocess, "run", lambda command, **kw: run(dies, **kw))
    with pytest.raises(FileRefused, match=why):
        read(upload("a.txt", a_txt()))


def test_it_answers_with_a_header_and_the_cleaned_bytes():
    command = [sys.executable, "-m", "network.lib.files.child", "txt"]
    done = subprocess.run(command, input=b"words", capture_output=True, check=True)
    [length] = struct.unpack_from(">I", done.stdout)
    header = json.loads(done.stdout[4 : 4 + length])
    assert (header["kind"], header["text"]) == ("txt", "words")
    assert done.stdout[4 + length :] == b"words"
