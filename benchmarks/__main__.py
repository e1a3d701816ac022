"""`python -m benchmarks [names] [--thousands N …]`: measure, and write each RESULTS.md.

Every size has a data folder of its own, which is kept: a second run begins to measure at once.
"""

import argparse
import importlib
import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.stack import BASE, open_stack, where_is

NAMES = (
    *("thread_page", "thread_list", "search", "directory", "reply", "fanout", "digest"),
    "import_mbox",
)
BEGAN = time.monotonic()


def main() -> None:
    options = _options()
    if len(options.thousands) > 1:
        # Django reads its settings once, and every size has a database of its own.
        for thousands in options.thousands:
            subprocess.run([*_again(options), "--thousands", str(thousands)], cwd=BASE, check=True)
        return
    [thousands] = options.thousands
    where = where_is(options.data.absolute() / str(thousands))
    with open_stack(where, thousands, say) as stack:
        stack.write_community()
        stack.collect_static()
        _django()
        for name in options.names:
            say(f"{name} at {thousands:,} thousand posts")
            importlib.import_module(f"benchmarks.{name}.bench").run(stack, options)
            stack.stop_started()


def _options():
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=f"of {', '.join(NAMES)}")
    parser.add_argument("--thousands", nargs="+", type=int, default=[10], metavar="N")
    parser.add_argument("--data", type=Path, default=BASE / "var" / "bench")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--requests", type=int, default=300, help="of each kind in a round")
    parser.add_argument("--plans", action="store_true", help="of pages: only the query plans")
    options = parser.parse_args()
    # "thread-page" and the first letters of a name will do.
    asked = [name.replace("-", "_") for name in options.names]
    options.names = [name for name in NAMES if not asked or name.startswith(tuple(asked))]
    if not options.names or not all(1 <= n <= 10_000 for n in options.thousands):
        parser.error(f"names are of {', '.join(NAMES)}; N is 1 to 10000")
    return options


def _again(options) -> list[str]:
    command = [sys.executable, "-m", "benchmarks", *options.names, "--data", str(options.data)]
    command += ["--rounds", str(options.rounds), "--requests", str(options.requests)]
    return command + (["--plans"] if options.plans else [])


def _django() -> None:
    """Havn's own models, for sessions and for asking queries. After the databases are up."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "network.settings"
    os.environ["HAVN_DEMO"] = "off"
    import django

    django.setup()


def say(line: str) -> None:
    print(f"{time.monotonic() - BEGAN:6.0f} s  {line}", flush=True)


if __name__ == "__main__":
    main()
