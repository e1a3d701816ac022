"""docs/architecture.md lists every port and who plugs into it."""

import re
from pathlib import Path

from django.urls import resolve, reverse

from network.lib import holding
from network.lib.activity import Kind
from network.lib.exports import Part
from network.lib.ports import PORTS
from network.lib.screens import Screen
from network.lib.search.sources import Source
from network.lib.subjects import Subject
from network.lib.texts import Exempt, Sealed, Text

DOC = Path(__file__).resolve().parents[2] / "docs" / "architecture.md"
ROW = re.compile(r"^\| `(\w+)` \|.*\| ([^|]*) \|$", re.MULTILINE)


def documented(text: str) -> dict[str, set[str]]:
    """{port: apps that plug in} of the table in the docs."""
    return {port: set(re.findall(r"`(\w+)`", apps)) for port, apps in ROW.findall(text)}


def plugged() -> dict[str, set[str]]:
    return {port.name: {app_of(plug) for plug in port} for port in PORTS}


def app_of(plug) -> str:
    if isinstance(plug, Text | Exempt | Sealed):
        return plug.model.split(".")[0].replace("taggit", "forums")
    if isinstance(plug, Kind):
        return plug.subject.split(".")[0]
    if isinstance(plug, holding.Kind):
        return plug.publish.__module__.split(".")[0]
    if isinstance(plug, Part):
        return plug.rows.__module__.split(".")[0]
    if isinstance(plug, Subject):
        return plug.hide.__module__.split(".")[0]
    if isinstance(plug, Source):
        return plug.find.__module__.split(".")[0]
    if isinstance(plug, Screen):
        return resolve(reverse(plug.url_name)).func.__module__.split(".")[0]
    return plug.__module__.split(".")[0]


def test_the_docs_list_every_port_and_plug():
    assert documented(DOC.read_text(encoding="utf-8")) == plugged()


def test_a_plug_the_docs_do_not_know_is_seen():
    missing = re.sub(r"`forums`", "", DOC.read_text(encoding="utf-8"))
    assert documented(missing) != plugged()
