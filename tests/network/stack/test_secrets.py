"""Secrets in files."""

import pytest

from network.stack import Unusable
from network.stack.secrets import SECRETS, with_files


def test_a_file_stands_for_each_secret(tmp_path):
    for name in SECRETS:
        path = tmp_path / name
        path.write_text(f"value of {name}\n")
        assert with_files({f"{name}_FILE": str(path), "PORT": "1"})[name] == f"value of {name}"


def test_what_is_no_secret_is_left_as_it_is(tmp_path):
    assert with_files({"PORT_FILE": "/nowhere", "PORT": "1"}) == {
        "PORT_FILE": "/nowhere",
        "PORT": "1",
    }


@pytest.mark.parametrize(
    ("content", "more", "word"),
    [
        (None, {}, "cannot be read"),
        (b"", {}, "is empty"),
        (b"\xff\xfe", {}, "not a text file"),
        (b"one", {"SECRET_KEY": "other"}, "both set"),
    ],
    ids=["missing", "empty", "not text", "both"],
)
def test_what_is_wrong_is_said_without_the_secret(tmp_path, content, more, word):
    path = tmp_path / "key"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Unusable, match=word) as refused:
        with_files({"SECRET_KEY_FILE": str(path), **more})
    assert "SECRET_KEY_FILE" in str(refused.value)
    assert "other" not in str(refused.value)
