"""A log line says what happened, and nothing about a person."""

import json
import logging

from network.lib.lines import JsonLines, PlainLines
from network.lib.requested import current

PRIVATE = "311280-888Y"


def line(name, message, *arguments, error=None, **more):
    failed = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord(name, logging.WARNING, "/x/place.py", 7, message, arguments, failed)
    record.funcName = "where"
    vars(record).update(more)
    return json.loads(JsonLines().format(record))


def test_our_own_words_are_kept():
    said = line("notifications.actions.mail", "mail %s failed: %s", 42, "SMTPDataError")
    assert said["event"] == "mail 42 failed: SMTPDataError"
    assert (said["level"], said["name"]) == ("warning", "notifications.actions.mail")
    assert said["at"].endswith("+00:00")


def test_of_others_only_the_pattern_and_the_place():
    assert line("django.request", "Not Found: %s", PRIVATE)["event"] == (
        "Not Found: %s (place.where:7)"
    )


def test_words_that_were_put_together_before_are_only_a_place():
    assert line("somebody.else", f"bad address {PRIVATE}")["event"] == "place.where:7"


def test_of_a_failure_its_kind_and_what_led_to_it():
    try:
        try:
            int(PRIVATE)
        except ValueError as error:
            raise KeyError(PRIVATE) from error
    except KeyError as error:
        said = line("forums.live", "push failed", error=error)
    assert [part["kind"] for part in said["failure"]] == ["KeyError", "ValueError"]
    assert "test_lines.py" in said["failure"][0]["places"][0]
    assert PRIVATE not in json.dumps(said)


def test_a_line_of_ours_with_a_missing_argument_is_no_trouble():
    assert line("forums.live", "push to %s of %s", PRIVATE)["event"] == "place.where:7"


def test_what_belongs_to_a_request_carries_its_number():
    assert "request" not in line("forums.live", "push failed")
    token = current.set("0b6f")
    try:
        assert line("forums.live", "push failed")["request"] == "0b6f"
    finally:
        current.reset(token)


def test_facts_are_fields_of_their_own():
    assert line("network.requests", "request", facts={"ms": 1.5})["ms"] == 1.5


def test_notes_of_a_failure_stay_out():
    error = ValueError("no")
    error.add_note(PRIVATE)
    assert PRIVATE not in json.dumps(line("forums.live", "push failed", error=error))


def plain(message, *arguments, error=None, **more):
    failed = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("forums.live", 30, "/x/place.py", 7, message, arguments, failed)
    vars(record).update(more)
    return PlainLines().format(record)


def test_a_person_at_a_terminal_reads_the_same():
    said = plain("push %s failed", 42, facts={"status": 500})
    assert said.endswith("WARNING forums.live push 42 failed status=500")
    try:
        int(PRIVATE)
    except ValueError as error:
        said = plain("push failed", error=error)
    assert "ValueError" in said and "test_lines.py" in said
    assert PRIVATE not in said
