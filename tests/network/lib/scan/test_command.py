"""`manage.py scan`: the answer in JSON, the exit code, and one sentence for what it cannot read."""

import json
import random
from io import StringIO

import pytest
from django.core.management.base import CommandError

from network.management.commands.scan import Command
from tests.network.lib.scan import generators as made


def run(path) -> tuple[int, dict]:
    out = StringIO()
    code = 0
    try:
        Command(stdout=out).handle(file=str(path), json=True)
    except SystemExit as stop:
        code = stop.code
    return code, json.loads(out.getvalue())


@pytest.mark.parametrize(
    ("make", "code", "verdict"),
    [(lambda rng: "nothing", 0, "clean"), (made.dk, 1, "warn"), (made.fi, 2, "block")],
)
def test_exit_code_and_json(tmp_path, make, code, verdict):
    number = make(random.Random(43))
    path = tmp_path / "post.txt"
    path.write_text(f"Vi så {number}.", encoding="utf-8")
    found, answer = run(path)
    assert (found, answer["verdict"]) == (code, verdict)
    assert set(answer) == {"findings", "verdict"}
    assert number not in json.dumps(answer["findings"])
    for finding in answer["findings"]:
        assert set(finding) == {"rule", "country", "severity", "start", "end"}


@pytest.mark.parametrize("data", [None, b"\xff\x00\xfe", b"caf\xe9"])
def test_what_cannot_be_read_is_one_sentence(tmp_path, data):
    path = tmp_path / "post.txt"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(CommandError) as error:
        run(path)
    assert error.value.returncode == 3
    assert str(error.value).startswith("Cannot read ") and str(error.value).endswith(".")
    assert "\n" not in str(error.value)


def test_it_asks_nothing_of_the_rest_of_the_system():
    assert Command.requires_system_checks == []
    assert Command.requires_migrations_checks is False
