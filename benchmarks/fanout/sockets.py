"""Many open sockets in one light process: who hears a message when.

`python -m benchmarks.fanout.sockets` reads a plan as one line on standard input, opens the sockets,
says "open", waits for a line, sends the messages one at a time, and writes what each socket saw.
No library: five hundred clients must not cost what the server costs.
"""

import asyncio
import base64
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field

from benchmarks.load import Line, Request

HEARD = b'"type": "post"'
AT_ONCE = 25
PATIENCE = 20.0
# Joining is over, and how many are here has been told for the last time.
SETTLE = 3.0
PAUSE = 0.3
PING, PONG = 9, 10


@dataclass(frozen=True)
class Plan:
    """What is opened and sent.

    Args:
        port, path: of the sockets.
        cookies: one a socket, "" for nobody.
        web_port: where `requests` are posted; 0 sends `text` up the first socket instead.
        requests: one a message.
        text: of the echo.
        messages: how many.
    """

    port: int
    path: str
    cookies: list[str]
    messages: int
    web_port: int = 0
    requests: list[Request] = field(default_factory=list)
    text: str = ""


class Listener(asyncio.Protocol):
    """One socket: shakes hands, answers pings, notes the moment it hears a message."""

    def __init__(self, plan: Plan, cookie: str, heard: Callable[[float], None]):
        self.plan, self.cookie, self.heard = plan, cookie, heard
        self.open = asyncio.get_running_loop().create_future()
        self.head = b""

    def connection_made(self, transport):
        self.transport = transport
        host = f"localhost:{self.plan.port}"
        lines = [f"GET {self.plan.path} HTTP/1.1", f"Host: {host}", f"Origin: http://{host}"]
        lines += ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"]
        lines += [f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}"]
        lines += [f"Cookie: {self.cookie}"] if self.cookie else []
        transport.write("\r\n".join([*lines, "", ""]).encode())

    def data_received(self, data):
        now = time.perf_counter()
        if not self.open.done():
            self.head += data
            if b"\r\n\r\n" in self.head:
                self._shaken(self.head.split(b" ", 2)[1])
        elif HEARD in data:
            self.heard(now)
        elif data[0] & 15 == PING:
            self.transport.write(frame(PONG, data[2 : 2 + (data[1] & 127)]))

    def _shaken(self, status):
        if status == b"101":
            self.open.set_result(None)
        else:
            self.open.set_exception(RuntimeError(f"a socket was refused: {status.decode()}"))

    def connection_lost(self, failure):
        if not self.open.done():
            self.open.set_exception(RuntimeError("a socket was closed before it was open"))


def frame(kind: int, payload: bytes) -> bytes:
    """One client frame, masked with zeros: that leaves the payload as it is."""
    size = len(payload)
    length = bytes([128 | size]) if size < 126 else bytes([128 | 126, *size.to_bytes(2, "big")])
    return bytes([128 | kind]) + length + bytes(4) + payload


async def listen(plan: Plan, go: Callable[[], None]) -> dict:
    """Open all, then send; return milliseconds from sending to hearing, and how many did not."""
    moments: list[float] = []
    loop, all_heard = asyncio.get_running_loop(), asyncio.Event()

    def heard(moment):
        moments.append(moment)
        if len(moments) == len(plan.cookies):
            all_heard.set()

    listeners = []
    for first in range(0, len(plan.cookies), AT_ONCE):
        batch = plan.cookies[first : first + AT_ONCE]
        opened = await asyncio.gather(*(_open(plan, cookie, heard) for cookie in batch))
        await asyncio.gather(*(listener.open for listener in opened))
        listeners += opened
    await asyncio.sleep(SETTLE)
    await loop.run_in_executor(None, go)
    waits, lost = [], 0
    for number in range(plan.messages):
        moments.clear()
        all_heard.clear()
        sent = time.perf_counter()
        await _send(plan, listeners[0], number)
        try:
            await asyncio.wait_for(all_heard.wait(), PATIENCE)
        except TimeoutError:
            lost += len(plan.cookies) - len(moments)
        waits += [1000 * (moment - sent) for moment in moments]
        await asyncio.sleep(PAUSE)
    return {"waits": waits, "lost": lost}


async def _open(plan, cookie, heard) -> Listener:
    loop = asyncio.get_running_loop()
    _, listener = await loop.create_connection(
        lambda: Listener(plan, cookie, heard), "127.0.0.1", plan.port
    )
    return listener


async def _send(plan, listener, number) -> None:
    if not plan.web_port:
        listener.transport.write(frame(1, plan.text.encode()))
        return
    await asyncio.get_running_loop().run_in_executor(None, _post, plan, plan.requests[number])


def _post(plan, request) -> None:
    with Line(plan.web_port) as line:
        line.ask(request.raw(line.host), request.expects)


def run(plan: Plan, meter) -> dict:
    """Drive a plan in a process of its own; the meter runs from the first message to the last.

    Raises:
        RuntimeError: the process ended early.
    """
    client = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.fanout.sockets"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with client:
        print(json.dumps(asdict(plan)), file=client.stdin, flush=True)
        if client.stdout.readline() != "open\n":
            raise RuntimeError("the sockets did not open")
        with meter:
            print(file=client.stdin, flush=True)
            answer = client.stdout.readline()
    if client.returncode:
        raise RuntimeError("the sockets ended early")
    return json.loads(answer)


def _go() -> None:
    print("open", flush=True)
    sys.stdin.readline()


if __name__ == "__main__":
    asked = json.loads(sys.stdin.readline())
    asked["requests"] = [Request(**request) for request in asked["requests"]]
    print(json.dumps(asyncio.run(listen(Plan(**asked), _go))), flush=True)
