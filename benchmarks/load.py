"""A closed loop over HTTP: a few connections, each sends the next request when its answer is in.

A process of its own and no library, so that what it costs stays small beside the server:
`python -m benchmarks.load` reads a plan on standard input and writes what it saw.
"""

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass

PATIENCE = 30.0
CONNECTIONS = 2


@dataclass(frozen=True)
class Request:
    """One request.

    Args:
        path: with its query.
        cookie: the whole Cookie header, "" for a visitor.
        body: form-encoded; a request with a body is a POST.
        htmx: the page's own script asks, and wants a fragment.
        gzip: a compressed answer is welcome.
        expects: the status that is right.
    """

    path: str
    cookie: str = ""
    body: str = ""
    htmx: bool = False
    gzip: bool = False
    expects: int = 200

    def raw(self, host: str) -> bytes:
        method = "POST" if self.body else "GET"
        lines = [f"{method} {self.path} HTTP/1.1", f"Host: {host}", "Accept-Language: en"]
        if self.cookie:
            lines.append(f"Cookie: {self.cookie}")
        if self.gzip:
            lines.append("Accept-Encoding: gzip")
        if self.htmx:
            lines.append("HX-Request: true")
        if self.body:
            lines.append("Content-Type: application/x-www-form-urlencoded")
            lines.append(f"Content-Length: {len(self.body.encode())}")
        return "\r\n".join([*lines, "", self.body]).encode()


@dataclass(frozen=True)
class Seen:
    """What a loop saw: seconds of each answer and of the whole."""

    answers: list[float]
    wall: float


def drive(port: int, requests: Sequence[Request], connections: int = CONNECTIONS) -> Seen:
    """Send every request once, from another process, and wait for all answers.

    Raises:
        RuntimeError: an answer had another status than its request expects.
    """
    plan = {"port": port, "connections": connections, "requests": [asdict(r) for r in requests]}
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.load"],
        input=json.dumps(plan),
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"the load ended: {done.stderr.strip().splitlines()[-1:]}")
    return Seen(**json.loads(done.stdout))


def fetch(port: int, request: Request) -> str:
    """One answer's body, to look at before it is measured."""
    with Line(port) as line:
        return line.ask(request.raw(line.host), request.expects).decode(errors="replace")


class Line:
    """One kept connection."""

    def __init__(self, port: int):
        self.port, self.host = port, f"localhost:{port}"

    def __enter__(self):
        self.socket = socket.create_connection(("127.0.0.1", self.port), PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self

    def __exit__(self, *failure):
        self.socket.close()

    def ask(self, raw: bytes, expects: int) -> bytes:
        self.socket.sendall(raw)
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += self._more()
        head, _, body = answer.partition(b"\r\n\r\n")
        status = int(head.split(b" ", 2)[1])
        if status != expects:
            raise RuntimeError(f"{raw.split(b' ', 2)[1].decode()}: {status} instead of {expects}")
        length = _content_length(head)
        pieces, have = [body], len(body)
        while have < length:
            pieces.append(self._more())
            have += len(pieces[-1])
        return b"".join(pieces)

    def _more(self) -> bytes:
        piece = self.socket.recv(65536)
        if not piece:
            raise RuntimeError("the server closed the connection")
        return piece


def _content_length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.split(b":")[1])
    raise RuntimeError("an answer without Content-Length")


def loop(port: int, requests: Sequence[Request], connections: int) -> Seen:
    """The loop itself, in this process."""
    plan = iter([(r.raw(f"localhost:{port}"), r.expects) for r in requests])
    lock, answers, failures = threading.Lock(), [], []

    def work():
        try:
            with Line(port) as line:
                while not failures:
                    with lock:
                        step = next(plan, None)
                    if step is None:
                        return
                    began = time.perf_counter()
                    line.ask(*step)
                    answers.append(time.perf_counter() - began)
        except (RuntimeError, OSError) as failure:
            failures.append(failure)

    began = time.perf_counter()
    threads = [threading.Thread(target=work) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return Seen(answers, time.perf_counter() - began)


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    seen = loop(asked["port"], [Request(**r) for r in asked["requests"]], asked["connections"])
    json.dump(asdict(seen), sys.stdout)
