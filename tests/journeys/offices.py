"""The ministry's provider as a process, and what Havn is told of it."""

import json
import sys
import time
import urllib.error
import urllib.request

from django.conf import settings

from network.stack.addresses import free_port
from network.stack.processes import Process, wait_until
from tests.journeys.ministry import CLIENT, NAME, SECRET


class Ministry:
    """The running provider. `address` is where it may send people back to."""

    def __init__(self, address: str):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        command = [sys.executable, "-m", "tests.journeys.ministry", str(self.port), address]
        self.process = Process("ministry", command, settings.DATA / "log")

    def start(self) -> None:
        self.process.start()
        assert wait_until(self._answers, self.process, 30), self.process.last_words("Error")

    def stop(self) -> None:
        self.process.stop()

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/.well-known/openid-configuration", timeout=5):
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
            return False

    def told_to_havn(self) -> str:
        """SIGN_IN_PROVIDERS: the ministry, and once more with its password taken for two proofs."""
        said = {"server_url": self.url, "client_id": CLIENT, "client_secret": SECRET}
        believed = {"second_factor": {"amr": ["pwd"]}}
        return json.dumps(
            [
                {"id": "ministry", "name": NAME, **said},
                {"id": "believed", "name": "Believed Ministry", **said, **believed},
            ]
        )
