"""Organisations are let sign their people in by configuration; a wrong one stops the start."""

import json
import os
import subprocess
import sys

import pytest

from network.providers import providers
from network.stack import Unusable
from tests.house.test_production import PRODUCTION, ROOT

MINISTRY = {
    "id": "ministry",
    "name": "Ministry of Harbours",
    "server_url": "https://login.ministry.example/realm",
    "client_id": "havn",
    "client_secret": "a secret word",
}


def read(**changes):
    said = MINISTRY | changes
    return providers(json.dumps([{k: v for k, v in said.items() if v is not None}]))


def test_without_it_there_is_none():
    assert providers("") == providers("  ") == providers("[]") == ()


def test_one_is_read_and_its_secret_is_in_no_message():
    [ministry] = read(second_factor={"amr": ["mfa"]}, origins=["https://sts.ministry.example"])
    assert (ministry.name, ministry.client_secret) == ("Ministry of Harbours", "a secret word")
    assert ministry.origins == ("https://login.ministry.example", "https://sts.ministry.example")
    assert ministry.second_factor == {"amr": ["mfa"]}
    assert "a secret word" not in repr(ministry)


def test_the_secret_may_stand_in_a_file(tmp_path):
    file = tmp_path / "secret"
    file.write_text("from a file\n")
    [ministry] = read(client_secret=None, client_secret_file=str(file))
    assert ministry.client_secret == "from a file"
    with pytest.raises(Unusable, match="cannot be read"):
        read(client_secret=None, client_secret_file=str(tmp_path / "nothing"))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": None}, "one has no name"),
        ({"client_id": " "}, "client_id must be words"),
        ({"id": "The Ministry"}, "small letters"),
        ({"server_url": "http://login.ministry.example"}, "begins with https"),
        ({"server_url": "https://a b.example"}, "begins with https"),
        ({"server_url": "https://x.example;script-src"}, "begins with https"),
        ({"client_secret": None}, "client_secret or client_secret_file"),
        ({"client_secret_file": "/run/x"}, "client_secret or client_secret_file"),
        ({"clientsecret": "x"}, "unknown: clientsecret"),
        ({"second_factor": "mfa"}, "second_factor is as"),
        ({"second_factor": {"amr": "mfa"}}, "lists of words"),
        ({"origins": "https://x.example"}, "origins is a list"),
        ({"origins": ["*"]}, "begins with https"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_wrong_is_said_without_the_secret(changes, words):
    with pytest.raises(Unusable, match=words) as raised:
        read(**changes)
    assert "a secret word" not in str(raised.value)


@pytest.mark.parametrize("text", ["ministry", "{}", "[1]", '[{"id":'])
def test_what_is_no_list_is_refused(text):
    with pytest.raises(Unusable, match="SIGN_IN_PROVIDERS is wrong"):
        providers(text)


def test_two_with_the_same_id_are_refused():
    with pytest.raises(Unusable, match="same id"):
        providers(json.dumps([MINISTRY, MINISTRY]))


def started(**environ):
    asked = (
        "from django.conf import settings;"
        "print(settings.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action'])"
    )
    return subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", asked],
        cwd=ROOT,
        env={**os.environ, **PRODUCTION, "HAVN_DEMO": "off", **environ},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_forms_lead_to_the_provider_and_only_where_it_is_configured():
    assert started().stdout.strip() == "[\"'self'\"]"
    done = started(SIGN_IN_PROVIDERS=json.dumps([MINISTRY]))
    assert done.stdout.strip() == "[\"'self'\", 'https://login.ministry.example']"


def test_a_wrong_one_stops_the_start_with_a_sentence():
    done = started(SIGN_IN_PROVIDERS="[{}]")
    assert done.returncode == 1
    assert "SIGN_IN_PROVIDERS is wrong: one has no client_id" in done.stderr
