"""Kill one process after the other for some minutes, and say whether every promise was kept.

python -m tests.kills --minutes 10
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.kills.course import Course
from tests.kills.verdict import UNHANDLED, UNSENT

NAMES = ["worker", "beat", "web", "valkey", "postgres"]
# An account may send 60 replies in ten minutes.
PAUSE = 10.5


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    parser.add_argument("--minutes", type=float, default=3)
    minutes = parser.parse_args().minutes
    with tempfile.TemporaryDirectory(prefix="havn-kills-") as folder:
        course = Course(Path(folder) / "data", pause=PAUSE if minutes > 2 else 1.8)
        try:
            course.begin()
            _go_on(course, minutes)
            return _tell(course)
        finally:
            course.end()


def _go_on(course: Course, minutes: float) -> None:
    course.kill_worker_among_letters()
    ends = time.monotonic() + minutes * 60
    while time.monotonic() < ends:
        for name in random.sample(NAMES, len(NAMES)):
            time.sleep(random.uniform(0.5, 4))
            course.kill(name)
            _say(f"{name} was killed and is back")
        course.without_valkey()
    course.beat_came = course.beat_found_it()
    course.quieten()


def _tell(course: Course) -> int:
    database = course.database
    submissions = database.submissions()
    kept = {
        "nothing is unhandled": database.wait_until_none(UNHANDLED, 30),
        "every letter is sent": database.wait_until_none(UNSENT, 60),
        "beat found what was missed": course.beat_came,
        "every accepted post is there once": sorted(submissions) == sorted(course.accepted),
        "one line a watcher counts all": database.lines(course.scene["watchers"])
        == {member: [len(submissions)] for member in course.scene["watchers"]},
        "the open page has them all": course.page.numbers == set(database.numbers()),
        "one Message-ID a letter": len(course.letters.taken)
        == len({address for address, _message_id in course.letters.taken}),
    }
    for promise, is_kept in kept.items():
        _say(f"{'kept  ' if is_kept else 'BROKEN'} {promise}")
    _say(f"{len(course.seen.kills)} kills, {len(submissions)} replies, of these tried again:")
    _say(f"  {sum(len(writer.repeated) for writer in course.writers)}")
    _say(f"answers: {sum((writer.answers for writer in course.writers), start=Counter())}")
    _say(f"letters: {len(course.letters.taken)}, repeats: {course.letters.repeats}")
    _say(f"without Valkey, seconds: {course.seen.without_valkey}")
    return 0 if all(kept.values()) else 1


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
