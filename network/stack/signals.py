"""What stops the supervisor: Ctrl-C, SIGTERM, a closed terminal."""

import signal
import time
from contextlib import contextmanager

STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# `make` hands on the signal that its whole group got: two that come together are one wish.
ONE_WISH = 2.0


class Stopped(BaseException):
    """Somebody said stop. Not an Exception: the work it interrupts may catch those."""


@contextmanager
def stopped_by_signals():
    """Raise Stopped on a signal, also in a script's background, where SIGINT is ignored."""
    heard = -ONE_WISH

    def stop(number, frame):
        nonlocal heard
        if time.monotonic() - heard > ONE_WISH:
            heard = time.monotonic()
            raise Stopped

    before = {}
    for number in STOPS:
        # Who ignores SIGHUP (nohup) wants us to outlive the terminal.
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
            before[number] = signal.signal(number, stop)
    try:
        yield
    except Stopped:
        pass
    except Exception:
        # What the signal interrupted may fail in its own way: a query half sent, for one.
        if heard < 0:
            raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def signals_ignored():
    """A second Ctrl-C must not leave a server behind."""
    before = {number: signal.signal(number, signal.SIG_IGN) for number in STOPS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
