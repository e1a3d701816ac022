"""Redis that is away: nothing listens, or what listens never answers."""

import contextlib
import socket

from network.lib import cache
from network.stack.addresses import free_port


def closed_port() -> int:
    """A loopback port where nobody listens: connecting is refused at once."""
    return free_port()


@contextlib.contextmanager
def silent_port():
    """A loopback port that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def without_redis(settings, port: int | None = None) -> str:
    """Point the caches at a Redis that is away, until the test ends; return its address."""
    url = f"redis://127.0.0.1:{port or closed_port()}/0"
    settings.CACHES = {
        name: {**config, "LOCATION": url} if "Redis" in config["BACKEND"] else config
        for name, config in settings.CACHES.items()
    }
    cache._resume_at.clear()
    return url
