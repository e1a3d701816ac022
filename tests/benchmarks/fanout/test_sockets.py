"""The light client speaks the protocol: a library on the other side understands it."""

import asyncio

from websockets.asyncio.server import serve

from benchmarks.fanout import sockets

TEXT = '{"type": "post", "html": "' + "x" * 1000 + '"}'


async def talk(handler, count, messages=2):
    async with serve(handler, "127.0.0.1", 0, ping_interval=None) as server:
        port = server.sockets[0].getsockname()[1]
        plan = sockets.Plan(port, "/echo/", [""] * count, messages, text=TEXT)
        return await sockets.listen(plan, lambda: None)


def test_every_socket_hears_every_message(monkeypatch):
    monkeypatch.setattr(sockets, "SETTLE", 0)
    everyone = set()

    async def echo(socket):
        everyone.add(socket)
        async for said in socket:
            for other in everyone:
                await other.send(said)

    seen = asyncio.run(talk(echo, 30))
    assert (len(seen["waits"]), seen["lost"]) == (60, 0)
    assert all(wait > 0 for wait in seen["waits"])


def test_what_was_not_heard_is_counted(monkeypatch):
    monkeypatch.setattr(sockets, "SETTLE", 0)
    monkeypatch.setattr(sockets, "PATIENCE", 0.2)

    async def deaf_but_one(socket):
        async for said in socket:
            await socket.send(said)

    seen = asyncio.run(talk(deaf_but_one, 3, messages=1))
    assert (len(seen["waits"]), seen["lost"]) == (1, 2)


def test_a_ping_is_answered(monkeypatch):
    monkeypatch.setattr(sockets, "SETTLE", 0)
    ponged = []

    async def ping(socket):
        async for said in socket:
            # The waiter ends when the pong with the same words is in.
            ponged.append(await asyncio.wait_for(await socket.ping("are you there"), 5))
            await socket.send(said)

    asyncio.run(talk(ping, 1, messages=1))
    assert len(ponged) == 1
