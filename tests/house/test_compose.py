"""Dockerfile, docker-compose.yml and .env.example say the same as the code and the docs."""

import json
import re
from pathlib import Path

import pytest

from network.stack import postgres
from network.stack.secrets import SECRETS
from tests.house.compose import read
from tests.house.test_docs import variables

ROOT = Path(__file__).resolve().parents[2]
OURS = {"migrate", "web", "sockets", "worker", "beat", "backup"}
# Of the composition itself: no code reads them.
COMPOSED = {"HAVN_HOST", "POSTGRES_PASSWORD", "VALKEY_PASSWORD"}
EXAMPLE = re.compile(r"^#?([A-Z_]+)=", re.MULTILINE)
USED = re.compile(r"(?<!\$)\$\{([A-Z_]+)")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def composed():
    return read(text("docker-compose.yml"))


@pytest.fixture(scope="module")
def services(composed):
    return composed["services"]


def examples(words: str) -> set[str]:
    return set(EXAMPLE.findall(words)) - {f"{name}_FILE" for name in SECRETS}


def test_the_example_names_every_variable_and_no_other():
    assert examples(text(".env.example")) == variables(ROOT) | COMPOSED


def test_a_variable_the_example_does_not_name_is_seen():
    without = text(".env.example").replace("#LOG_LEVEL=", "")
    assert variables(ROOT) - examples(without) == {"LOG_LEVEL"}


def test_every_variable_that_compose_asks_for_stands_in_the_example(services):
    assert set(USED.findall(text("docker-compose.yml"))) == COMPOSED


def test_compose_sets_only_what_the_code_reads(services):
    for name in OURS:
        assert set(services[name]["environment"]) <= variables(ROOT), name
        assert services[name]["env_file"] == [".env"]


def test_everything_of_ours_waits_for_the_migrations(services):
    for name in OURS - {"migrate", "backup"}:
        waits = services[name]["depends_on"]["migrate"]["condition"]
        assert waits == "service_completed_successfully", name
    for server in ("postgres", "valkey"):
        assert services["migrate"]["depends_on"][server]["condition"] == "service_healthy"
        assert services[server]["healthcheck"]["test"]


def test_only_the_proxy_can_be_reached(services):
    assert {name for name, service in services.items() if "ports" in service} == {"caddy"}


def test_what_lasts_is_on_volumes(composed, services):
    named = {v.split(":")[0] for s in services.values() for v in s.get("volumes", ())}
    assert set(composed["volumes"]) == {name for name in named if not name.startswith(".")}
    for name in ("postgres", "valkey", "caddy"):
        assert services[name]["volumes"]


def test_everything_comes_back_after_a_power_cut(services):
    once = {name for name, service in services.items() if service["restart"] == "no"}
    assert once == {"migrate", "backup"}
    for name in set(services) - once:
        assert services[name]["restart"] == "unless-stopped"


def test_the_database_is_made_and_is_as_silent_as_the_embedded_one(services):
    made = services["postgres"]["environment"]["POSTGRES_INITDB_ARGS"].split()
    assert set(postgres.LOCALE) <= set(made)
    told = services["postgres"]["command"]
    assert set(postgres.QUIET) <= set(told)
    assert services["postgres"]["image"] == f"postgres:{postgres.MAJOR}"


def test_the_image_starts_as_the_web_does(services):
    command = re.search(r"^CMD (\[.*\])$", text("Dockerfile").replace("\\\n", ""), re.MULTILINE)
    assert json.loads(command[1]) == services["web"]["command"]


def test_the_last_stage_runs_as_nobody_of_importance_and_knocks_at_itself():
    last = text("Dockerfile").rpartition("\nFROM ")[2]
    assert "\nUSER havn\n" in last
    assert "network.stack.knock" in last.partition("HEALTHCHECK")[2]
    assert "--require-hashes" not in last
    assert "apt-get" not in text("Dockerfile")


def test_no_secret_gets_into_the_image():
    left_out = text(".dockerignore").splitlines()
    assert {".env*", ".git", "var", "backups"} <= set(left_out)


def test_a_line_the_reader_does_not_know_is_refused():
    assert read("a: &x\n  b: 1\nc:\n  <<: *x\n  d: [e, f]\n")["c"] == {"b": 1, "d": ["e", "f"]}
    with pytest.raises(ValueError, match="whatever"):
        read("a:\n  whatever this is\n")
