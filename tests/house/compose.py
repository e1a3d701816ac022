"""Reads docker-compose.yml: the part of YAML it is written in, and nothing more of it.

Mappings and lists by indentation, lists in brackets, quoted and plain words, `&name`, `*name`
and `<<`.
"""

import json
import re

KEY = re.compile(r"(?P<key><<|[\w-]+):(?: +(?P<rest>.*))?")
MARKED = re.compile(r"&(?P<name>[\w-]+) *(?P<rest>.*)")


def read(text: str) -> dict:
    """Return what the file says.

    Raises:
        ValueError: a line this reader does not know.
    """
    whole = [line.rstrip() for line in text.splitlines()]
    lines = [line for line in whole if line and not line.lstrip().startswith("#")]
    return _block(lines, 0, {})


def _block(lines: list[str], indent: int, marks: dict):
    """Take the lines of one block off the front of `lines`."""
    if lines and lines[0][indent:].startswith("- "):
        return _list(lines, indent)
    found: dict = {}
    while lines and _indent(lines[0]) == indent:
        line = lines.pop(0)
        match = KEY.fullmatch(line[indent:])
        if not match:
            raise ValueError(line)
        key, rest = match["key"], match["rest"] or ""
        mark = MARKED.fullmatch(rest)
        rest = mark["rest"] if mark else rest
        deeper = lines and _indent(lines[0]) > indent
        value = _scalar(rest, marks) if rest else None
        if not rest and deeper:
            value = _block(lines, _indent(lines[0]), marks)
        if mark:
            marks[mark["name"]] = value
        if key == "<<":
            found = {**value, **found}
        else:
            found[key] = value
    return found


def _list(lines, indent) -> list:
    found = []
    while lines and _indent(lines[0]) == indent and lines[0][indent:].startswith("- "):
        found.append(_scalar(lines.pop(0)[indent + 2 :], {}))
    return found


def _scalar(word: str, marks: dict):
    if word.startswith("*"):
        return marks[word[1:]]
    if word.startswith('"'):
        return json.loads(word)
    if word.startswith("["):
        bare = re.sub(r"(?<=[\[ ])([\w./-]+)(?=[,\]])", r'"\1"', word)
        return json.loads(word if '"' in word else bare)
    if word in ("true", "false"):
        return word == "true"
    return int(word) if word.isdigit() else word


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
