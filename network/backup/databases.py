"""The databases of a backup: those that run, else the embedded ones, started for it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace

import redis

from network.stack import Unusable
from network.stack.addresses import Addresses, with_free_ports
from network.stack.servers import Servers, folder_is_ours
from network.stack.signals import signals_ignored


@contextmanager
def answering(where: Addresses, alone: bool) -> Iterator[Addresses]:
    """The addresses of databases that answer while the block runs.

    Args:
        where: what `addresses` returned for this process.
        alone: refuse while Havn is running on the data folder.

    Raises:
        Unusable: it is running, or the embedded servers do not start.
    """
    with ExitStack() as stack:
        if not where.embedded or not _is_free(stack, where, alone):
            yield where
            return
        (where.data / "log").mkdir(mode=0o700, parents=True, exist_ok=True)
        own = with_free_ports(where.data, where.own)
        with_valkey = where.redis_url == where.own.redis_url(0)
        servers = Servers(where.data, own, with_valkey=with_valkey)
        try:
            servers.start()
            cache = own.redis_url(1) if where.cache_url == where.own.redis_url(1) else None
            yield replace(where, database_url=own.database_url, cache_url=cache or where.cache_url)
        finally:
            with signals_ignored():
                servers.stop()


def _is_free(stack: ExitStack, where: Addresses, alone: bool) -> bool:
    """Hold the data folder's lock; False when Havn is running there and may go on."""
    try:
        stack.enter_context(folder_is_ours(where.data))
    except Unusable:
        if alone:
            raise
        return False
    return True


def empty_cache(url: str) -> bool:
    """Forget what was rendered and who was signed in; False while Redis does not answer.

    A restored post has the version of another text that was rendered after the backup.
    """
    try:
        with redis.Redis.from_url(url, socket_connect_timeout=2, socket_timeout=10) as client:
            client.flushdb()
    except (redis.RedisError, OSError):
        return False
    return True
