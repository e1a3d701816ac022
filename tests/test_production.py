"""Every command of docker-compose.yml starts, and Caddy sends each request to the right one."""

import asyncio
import json
import os
import shutil
import time
import urllib.error
import urllib.request

import pytest
import websockets
from django.conf import settings
from django.test import Client

from network.lib.sockets import NOT_SIGNED_IN
from network.stack.addresses import free_port
from network.stack.knock import answers
from network.stack.processes import Process, wait_until
from tests.factories import a_member
from tests.network.outages import closed_port
from tests.production import ROOT, collect_static_files, command, listens, running, said

HOST = "localhost"


@pytest.fixture(scope="module", autouse=True)
def built(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        collect_static_files()


def get(url: str, **headers: str):
    request = urllib.request.Request(url, headers=headers)
    return urllib.request.urlopen(request, timeout=10)


def close_code(url: str, **headers: str) -> int:
    """Open a socket as a page does; return how it is refused, 0 when it stays open."""

    async def visit():
        try:
            async with websockets.connect(url, additional_headers=headers) as opened:
                await asyncio.wait_for(opened.recv(), 2)
        except websockets.ConnectionClosed as closed:
            return closed.rcvd.code
        except websockets.InvalidStatus as refused:
            return refused.response.status_code
        except TimeoutError:
            return 0
        return 0

    return asyncio.run(visit())


def test_the_web_answers_and_its_container_knows(transactional_db):
    with running("web") as web:
        assert answers(web.port, HOST)
        assert not answers(web.port, "elsewhere.example")
        assert get(f"http://127.0.0.1:{web.port}/forums/").status == 200
    assert not answers(web.port, HOST)


def test_a_member_has_a_socket_and_a_visitor_has_none(transactional_db):
    client = Client()
    client.force_login(a_member())
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    with running("sockets") as sockets:
        url = f"ws://{HOST}:{sockets.port}/ws/member/"
        origin = f"http://{HOST}:{sockets.port}"
        assert answers(sockets.port, HOST)
        assert close_code(url, Origin=origin, Cookie=cookie) == 0
        assert close_code(url, Origin=origin) == NOT_SIGNED_IN


def test_worker_and_beat_work_together(transactional_db):
    """What the clock asks for, the worker does; the web says that all is there."""
    with running("web") as web, running("worker") as worker, running("beat") as beat:
        ready = f"http://127.0.0.1:{web.port}/readyz"
        assert wait_until(lambda: _is_ready(ready), worker, 60), said(worker)
        assert beat.is_alive() and worker.is_alive()
    assert "Error" not in said(beat)


def _is_ready(url: str) -> bool:
    try:
        return json.load(get(url))["ready"]
    except urllib.error.HTTPError:
        return False


@pytest.fixture
def caddy(tmp_path):
    """caddy(web=port, sockets=port): the Caddyfile as it is, except for names and ports."""
    program = shutil.which("caddy")
    if not program:
        pytest.skip("Caddy is not on PATH: its configuration is not tried here.")
    started = []

    def start(*, web: int, sockets: int) -> Process:
        port, written = free_port(), (ROOT / "Caddyfile").read_text(encoding="utf-8")
        here = written.replace("sockets:8000", f"127.0.0.1:{sockets}")
        here = here.replace("dynamic a web 8000", f"dynamic a 127.0.0.1 {web}")
        assert here.count("127.0.0.1") == 2
        (tmp_path / "Caddyfile").write_text(here, encoding="utf-8")
        environ = {"HAVN_HOST": f"http://{HOST}:{port}", "HOME": str(tmp_path)}
        environ |= {"XDG_DATA_HOME": str(tmp_path), "CADDY_ADMIN": f"127.0.0.1:{free_port()}"}
        run = [program, "run", "--config", str(tmp_path / "Caddyfile"), "--adapter", "caddyfile"]
        process = Process("caddy", run, tmp_path / "log", environ)
        process.port = port
        process.start()
        started.append(process)
        assert wait_until(lambda: listens(port), process, 30), process.last_words("Error")
        return process

    yield start
    for process in started:
        process.stop()


def test_caddy_sends_sockets_to_uvicorn_and_the_rest_to_granian(caddy, transactional_db):
    with running("web", {"PROXY_COUNT": "1"}) as web, running("sockets") as sockets:
        door = caddy(web=web.port, sockets=sockets.port)
        page = get(f"http://{HOST}:{door.port}/forums/", **{"Accept-Encoding": "gzip"})
        assert page.status == 200
        assert page.headers["Content-Encoding"] == "gzip"
        assert "uvicorn" not in (page.headers["Server"] or "")
        origin = f"http://{HOST}:{door.port}"
        url = f"ws://{HOST}:{door.port}/ws/member/"
        assert close_code(url, Origin=origin) == NOT_SIGNED_IN
        assert close_code(url.replace("member", "nothing"), Origin=origin) == 403
        assert "nothing" not in said(sockets)


def test_what_caddy_says_of_an_error_names_nobody(caddy):
    door = caddy(web=closed_port(), sockets=closed_port())
    with pytest.raises(urllib.error.HTTPError) as refused:
        get(f"http://{HOST}:{door.port}/search/?q=311280-888Y", Cookie="secret=311280-888Y")
    assert refused.value.code in (502, 503)
    time.sleep(0.2)
    assert "connect" in said(door)
    assert "311280" not in said(door)
    assert "/search" not in said(door)


def test_behind_a_proxy_the_compression_is_the_proxys(transactional_db):
    asked = {"Accept-Encoding": "gzip"}
    with running("web") as web:
        assert get(f"http://127.0.0.1:{web.port}/forums/", **asked).headers["Content-Encoding"]
    with running("web", {"PROXY_COUNT": "1"}) as web:
        page = get(f"http://127.0.0.1:{web.port}/forums/", **asked)
        assert page.headers["Content-Encoding"] is None


def test_the_commands_are_those_of_the_programs_that_are_locked():
    for service in ("web", "sockets", "worker", "beat"):
        assert os.access(command(service)[0], os.X_OK)
