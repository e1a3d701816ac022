"""Real PostgreSQL and Valkey for one test run, in a folder of its own that goes with it.

A pytest plugin (`-p tests.servers` in pyproject.toml), and started on import: pytest-django reads
the settings, and with them the addresses, before any hook of ours could run.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from network.stack.addresses import addresses
from network.stack.servers import Servers

ROOT = Path(__file__).resolve().parents[1]


def start() -> None:
    """Point HAVN_DATA at a fresh folder and start there what no URL names."""
    data = Path(tempfile.mkdtemp(prefix="havn-tests-"))
    atexit.register(shutil.rmtree, data, ignore_errors=True)
    os.environ["HAVN_DATA"] = str(data)
    where = addresses(os.environ, ROOT)
    if where.own:
        servers = Servers(
            data,
            where.own,
            with_postgres="DATABASE_URL" not in os.environ,
            with_valkey="REDIS_URL" not in os.environ,
            careless=True,
        )
        atexit.register(servers.stop)
        servers.start()


start()
