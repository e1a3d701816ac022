"""A browser's end of a socket: it connects, hears and is cut off."""

import json
from contextlib import asynccontextmanager

from asgiref.sync import sync_to_async
from asgiref.testing import ApplicationCommunicator
from django.conf import settings
from django.test import Client

from network.asgi import application
from network.lib.sockets import ACCESS_LOST

PATIENCE = 3  # seconds


def scope(path, member=None, origin="http://localhost", session=None):
    headers = [(b"host", b"localhost"), (b"origin", origin.encode())]
    name = settings.SESSION_COOKIE_NAME
    if member is not None:
        client = Client()
        client.force_login(member)
        session = client.cookies[name].value
    if session:
        headers.append((b"cookie", f"{name}={session}".encode()))
    return {
        "type": "websocket",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": headers,
        "subprotocols": [],
    }


@asynccontextmanager
async def opened(path, member=None, **more):
    """A socket whose browser has asked to connect; it is left in the end."""
    asked = await sync_to_async(scope)(path, member, **more)
    socket = ApplicationCommunicator(application, asked)
    cookies = dict(asked["headers"]).get(b"cookie", b"").decode()
    socket.session = cookies.partition("=")[2]
    await socket.send_input({"type": "websocket.connect"})
    yield socket
    await socket.send_input({"type": "websocket.disconnect", "code": 1001})
    await socket.wait(PATIENCE)


@asynccontextmanager
async def reading(thread, member):
    async with opened(f"/ws/threads/{thread.pk}/", member) as socket:
        assert (await socket.receive_output(PATIENCE))["type"] == "websocket.accept"
        yield socket


async def hears(socket, kind):
    """The next message of one kind; others (how many are here) may come in between."""
    while True:
        said = await socket.receive_output(PATIENCE)
        assert said["type"] == "websocket.send", said
        message = json.loads(said["text"])
        if message["type"] == kind:
            return message


async def is_closed(socket):
    """What closes it; how many are here may come in between."""
    while True:
        said = await socket.receive_output(PATIENCE)
        if said["type"] != "websocket.send":
            return said


async def is_cut_off(socket):
    await hears(socket, "gone")
    closed = await socket.receive_output(PATIENCE)
    assert (closed["type"], closed["code"]) == ("websocket.close", ACCESS_LOST)


def act(action, *args, **kwargs):
    return sync_to_async(action)(*args, **kwargs)
