"""Scan a text for what must not be published about a person."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from network.lib.scan import Result, scan

EXIT = {"clean": 0, "warn": 1, "hold": 1, "block": 2}
UNREADABLE = 3


class Command(BaseCommand):
    help = (
        "Scan a text file (or - for standard input). "
        "Ends with 0 for clean, 1 for warn or hold, 2 for block, 3 for a file it cannot read."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", help="path of a text file, or - for standard input")
        parser.add_argument("--json", action="store_true", help="answer in JSON")

    def handle(self, *args, **options):
        result = scan(_read(options["file"]))
        self.stdout.write(_as_json(result) if options["json"] else _as_lines(result))
        if EXIT[result.verdict]:
            sys.exit(EXIT[result.verdict])


def _read(name: str) -> str:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        return data.decode("utf-16" if utf16 else "utf-8-sig")
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise CommandError(f"Cannot read {name}: {reason}.", returncode=UNREADABLE) from None
    except UnicodeDecodeError:
        raise CommandError(
            f"Cannot read {name}: it is not a text in UTF-8.", returncode=UNREADABLE
        ) from None


def _as_json(result: Result) -> str:
    findings = [
        {name: getattr(finding, name) for name in ("rule", "country", "severity", "start", "end")}
        for finding in result.findings
    ]
    return json.dumps({"findings": findings, "verdict": result.verdict})


def _as_lines(result: Result) -> str:
    """Return the findings a line each: where and why, never what."""
    lines = [
        f"{f.severity}: characters {f.start} to {f.end}, {f.rule}: {f.reason}"
        for f in result.findings
    ]
    return "\n".join([*lines, f"verdict: {result.verdict}"])
