"""Telling a worker at once that there is something to do.

Every task is a nudge whose state is a row, so a nudge may be lost: a beat task sweeps what was
missed. That is why nothing here is tried for long, and why nothing is raised.
"""

import logging
import time
from functools import cache

from celery import current_app
from kombu.exceptions import LimitExceeded, OperationalError
from kombu.pools import producers
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

# After a failure the broker is left alone: each post of an outage would wait anew.
PAUSE = 2.0
# Half of it twice is the second that a request may lose. A worker's own connections wait longer.
# Without max_retries kombu tries a refused connection again after two seconds, and after four.
PATIENCE = {"socket_connect_timeout": 0.4, "socket_timeout": 0.4, "max_retries": 0}
# A connection that died while idle fails faster than this; then a new one is tried.
AT_ONCE = 0.1

_resume_at = 0.0


def nudge(task: str, *ids: int) -> bool:
    """Ask a worker to run a task now; return whether the broker took it.

    Args:
        task: its name, "notifications.deliver".
        ids: what it is about, never text.
    """
    global _resume_at
    if time.monotonic() < _resume_at:
        return False
    try:
        _publish(task, ids)
    except (OperationalError, LimitExceeded, RedisError, OSError) as error:
        _resume_at = time.monotonic() + PAUSE
        log.warning("no nudge: the broker does not answer (%s)", type(error).__name__)
        return False
    return True


def _publish(task: str, ids: tuple[int, ...]) -> None:
    started = time.monotonic()
    try:
        _send(task, ids)
    except (OperationalError, RedisError, OSError):
        if time.monotonic() - started > AT_ONCE:
            raise
        _send(task, ids)


def _send(task, ids) -> None:
    with _pool().acquire(block=True, timeout=0.5) as producer:
        current_app.send_task(task, args=ids, producer=producer, retry=False, ignore_result=True)


@cache
def _pool():
    return producers[current_app.connection_for_write(transport_options=PATIENCE)]
