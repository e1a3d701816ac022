"""What stops the supervisor, and what does not."""

import os
import signal
from functools import partial

import pytest

from network.stack.signals import Stopped, signals_ignored, stopped_by_signals


def after(*numbers):
    """Which of two lines is reached when these signals come."""
    reached = []
    with stopped_by_signals():
        reached.append("before")
        for number in numbers:
            os.kill(os.getpid(), number)
        reached.append("after")
    return reached


@pytest.fixture
def left_as():
    """left_as(number, handler): as whoever started the process leaves a signal."""
    before = {}

    def leave(number, handler):
        before[number] = signal.signal(number, handler)

    yield leave
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def ignoring(left_as):
    """ignoring(number): as a script's background or nohup leaves it."""
    return partial(left_as, handler=signal.SIG_IGN)


@pytest.fixture
def heeding(left_as):
    """heeding(number): as a terminal leaves it, also when these tests run under nohup."""
    return partial(left_as, handler=signal.SIG_DFL)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_each_of_them_stops_it(number, heeding):
    heeding(number)
    assert after() == ["before", "after"]
    assert after(number) == ["before"]


def test_ctrl_c_stops_it_in_the_background_of_a_script_too(ignoring):
    ignoring(signal.SIGINT)
    assert after(signal.SIGINT) == ["before"]


def test_nohup_outlives_its_terminal(ignoring):
    ignoring(signal.SIGHUP)
    assert after(signal.SIGHUP) == ["before", "after"]


def test_work_that_catches_every_exception_does_not_catch_the_wish():
    with stopped_by_signals():
        try:
            os.kill(os.getpid(), signal.SIGTERM)
        except Exception:
            pytest.fail("the wish was swallowed")


def test_the_same_wish_twice_does_not_break_the_tidying_up():
    tidied = False
    with stopped_by_signals():
        try:
            os.kill(os.getpid(), signal.SIGTERM)
        except Stopped:
            os.kill(os.getpid(), signal.SIGTERM)
            tidied = True
    assert tidied


def test_while_servers_are_stopped_nobody_interrupts():
    with stopped_by_signals():
        with signals_ignored():
            os.kill(os.getpid(), signal.SIGINT)
        assert signal.getsignal(signal.SIGINT) is not signal.SIG_IGN


def test_what_fails_because_of_the_wish_is_no_failure():
    with stopped_by_signals():
        try:
            os.kill(os.getpid(), signal.SIGTERM)
        finally:
            raise ConnectionError("a query was half sent")


def test_what_fails_by_itself_is_one():
    with pytest.raises(ConnectionError), stopped_by_signals():
        raise ConnectionError("the server is gone")
