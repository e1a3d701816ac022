"""Web and worker of the journeys: the commands of production, on the database of the tests."""

import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from django.conf import settings

from network.stack.addresses import free_port
from network.stack.processes import Process, wait_until
from tests.outside import environment

ROOT = Path(__file__).resolve().parents[2]


class Site:
    """The running site. `url` has no slash at its end."""

    def __init__(self, port: int = 0, **more: str):
        self.port = port or free_port()
        self.url = f"http://localhost:{self.port}"
        environ = environment(PORT=str(self.port), HAVN_URL=self.url, **more)
        python, logs = sys.executable, settings.DATA / "log"
        web = [python, "-m", "uvicorn", "network.asgi:application", "--port", str(self.port)]
        web += ["--no-access-log", "--lifespan", "off", "--log-level", "warning"]
        web += ["--timeout-graceful-shutdown", "1", "--ws-per-message-deflate", "false"]
        worker = [python, "-m", "celery", "-A", "network.celery", "worker", "--pool", "threads"]
        worker += ["--concurrency", "2", "--loglevel", "WARNING"]
        worker += ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        self.web = Process("journeys-web", web, logs, environ)
        self.worker = Process("journeys-worker", worker, logs, environ)
        self.environ = environ

    def collect_static_files(self) -> None:
        """In a process of its own: in this one the tests have set plain storage."""
        command = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
        subprocess.run(command, cwd=ROOT, env=self.environ, check=True, timeout=300)

    def start(self) -> None:
        for process in (self.web, self.worker):
            process.start()
        self.wait_for_web()
        assert wait_until(lambda: self._answers("/readyz"), self.worker, 60), self._words()

    def wait_for_web(self) -> None:
        assert wait_until(lambda: self._answers("/healthz"), self.web, 60), self._words()

    def kill_web(self) -> None:
        """As a machine that loses its power would."""
        self.web.running.kill()
        self.web.running.wait()

    def stop(self) -> None:
        for process in (self.web, self.worker):
            process.stop()

    def _answers(self, path: str) -> bool:
        try:
            with urllib.request.urlopen(self.url + path, timeout=5) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
            return False

    def _words(self) -> str:
        return f"{self.web.last_words('Error')} / {self.worker.last_words('Error')}"
