"""Counters that every process adds to, kept where all of them meet: in Redis.

Web, sockets and worker are many processes behind one address, so whichever answers /metrics must
know the sum. Each adds up for itself and hands over every few seconds: a request costs no round
trip. While Redis is away it goes on adding up. A Redis that is emptied begins at nought, which
readers of counters expect.
"""

import logging
import os
import socket
import threading
import time
from collections import Counter
from functools import cache

import redis
from django.conf import settings

log = logging.getLogger(__name__)

EVERY = 5.0  # seconds between two hand-overs
# Upper ends of the classes of durations, in seconds.
BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
COUNTED, OPEN = "havn.metrics", "havn.metrics.sockets"
# A process that is silent for this long has ended, and its sockets with it.
FORGOTTEN_AFTER = 60.0

_lock = threading.Lock()
_waiting: Counter[str] = Counter()
_open_sockets = 0
_thread: threading.Thread | None = None


def count_request(view: str, status: int, seconds: float) -> None:
    """A request was answered.

    Args:
        view: its name, "" where there is none.
    """
    bucket = next((str(end) for end in BUCKETS if seconds <= end), "+Inf")
    with _lock:
        _waiting[f"requests|{view}|{status}"] += 1
        _waiting[f"bucket|{view}|{bucket}"] += 1
        _waiting[f"seconds|{view}"] += seconds
    _keep_handing_over()


def count_socket(change: int) -> None:
    """A socket was opened (1) or closed (-1) in this process."""
    global _open_sockets
    with _lock:
        _open_sockets += change
    _keep_handing_over()


def hand_over() -> bool:
    """Add what this process has counted to the sum; False while Redis does not answer."""
    with _lock:
        waiting, sockets = _waiting.copy(), _open_sockets
        _waiting.clear()
    try:
        pipe = _client().pipeline(transaction=True)
        for name, amount in waiting.items():
            pipe.hincrbyfloat(COUNTED, name, amount)
        pipe.hset(OPEN, _me(), f"{sockets}|{time.time():.0f}")
        pipe.execute()
    except (redis.RedisError, OSError):
        with _lock:
            _waiting.update(waiting)
        return False
    return True


def counted() -> dict[str, float]:
    """The sums of all processes: {"requests|view|status": n, …}.

    Raises:
        redis.RedisError: it does not answer.
    """
    return {name.decode(): float(n) for name, n in _client().hgetall(COUNTED).items()}


def open_sockets() -> int:
    """How many sockets are open in all processes that still hand over.

    Raises:
        redis.RedisError: it does not answer.
    """
    total, client = 0, _client()
    for name, value in client.hgetall(OPEN).items():
        sockets, at = value.decode().split("|")
        if time.time() - float(at) > FORGOTTEN_AFTER:
            client.hdel(OPEN, name)
        else:
            total += int(sockets)
    return total


def _keep_handing_over() -> None:
    """Start the thread once, in the process that counts: a fork leaves threads behind."""
    global _thread
    if _thread is None:
        with _lock:
            if _thread is None:
                _thread = threading.Thread(target=_forever, name="metrics", daemon=True)
                _thread.start()


def _forever() -> None:
    while True:
        time.sleep(EVERY)
        hand_over()


def _me() -> str:
    return f"{socket.gethostname()}.{os.getpid()}"


@cache
def _client() -> redis.Redis:
    return redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=0.5, socket_timeout=1)
