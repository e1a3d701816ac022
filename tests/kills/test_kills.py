"""Whatever is killed: no accepted word is lost or doubled, and everybody hears of it once."""

import time

import pytest

from tests.kills.course import Course
from tests.kills.scene import READERS_OF_MAIL
from tests.kills.verdict import UNHANDLED, UNSENT

AT_ONCE = 4  # letters that one worker has under way


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """People write while every process is killed once; then all is quiet."""
    course = Course(tmp_path_factory.mktemp("kills") / "data")
    try:
        course.begin()
        course.kill_worker_among_letters()
        time.sleep(3)
        course.kill("beat")
        time.sleep(3)
        course.kill_web_before_a_writer()
        course.without_valkey()
        for name in ("valkey", "postgres", "worker"):
            time.sleep(3)
            course.kill(name)
        course.beat_came = course.beat_found_it()
        course.quieten()
        yield course
    finally:
        course.end()


def test_people_wrote_all_the_time_and_met_the_kills(course):
    assert len(course.accepted) > 40
    assert any(writer.repeated for writer in course.writers)


def test_every_accepted_post_is_there_exactly_once(course):
    submissions = course.database.submissions()
    assert len(submissions) == len(set(submissions))
    assert course.accepted <= set(submissions)
    # Who had no answer tried again until there was one, so nothing is there unasked either.
    assert set(submissions) == course.accepted


def test_numbers_and_counters_agree_with_the_posts(course):
    numbers = course.database.numbers()
    assert numbers == list(range(1, len(numbers) + 1))
    assert course.database.counters() == (len(numbers), len(numbers), len(numbers))


def test_what_nobody_was_told_of_is_found_by_beat(course):
    assert course.beat_came


def test_after_the_sweep_nothing_is_unhandled(course):
    assert course.database.wait_until_none(UNHANDLED, seconds=20)


def test_every_watcher_has_one_open_line_that_counts_every_reply(course):
    assert course.database.wait_until_none(UNHANDLED, seconds=20)
    replies = len(course.database.submissions())
    watchers = course.scene["watchers"]
    assert course.database.lines(watchers) == {member: [replies] for member in watchers}


def test_an_open_page_has_caught_up_with_the_database(course):
    assert course.page.numbers == set(course.database.numbers())


def test_every_digest_arrives_and_is_repeated_at_most_once_a_kill(course):
    assert course.seen.left_by_the_dead
    assert course.database.wait_until_none(UNSENT, seconds=40)
    taken = course.letters.taken
    recipients = [address for address, _message_id in taken]
    assert len(recipients) == READERS_OF_MAIL
    # One Message-ID a recipient: a mail program shows a repeat as the same letter.
    assert len(set(recipients)) == len(recipients)
    kills = course.seen.kills.count("worker")
    assert max(taken.values()) <= 1 + kills
    assert course.letters.repeats <= AT_ONCE * kills


def test_without_valkey_a_member_signs_in_reads_and_posts(course):
    assert sorted(course.seen.without_valkey) == ["post", "read", "sign in"]
    assert max(course.seen.without_valkey.values()) < 10
