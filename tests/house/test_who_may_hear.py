"""Every socket, for everybody: who may open it, and who hears of which thread."""

import re

import pytest
from asgiref.sync import async_to_sync

from forums.models import Thread
from network.asgi import sockets
from tests.forums.sockets import PATIENCE, opened
from tests.house.everybody import ROLES, Everybody
from tests.house.walk import expected, written
from tests.house.who_may_see import SOCKETS

ROUTES = {str(route.pattern) for route in sockets.routes}


@pytest.fixture
def everybody(transactional_db, settings):
    settings.HAVN_DEMO = False
    return Everybody()


def differences(lines, routes) -> list[str]:
    known = {line.name for line in lines}
    lacks = [f'Add Line("{route}", "", "ask") to SOCKETS' for route in sorted(routes - known)]
    return lacks + [f"{route} is gone" for route in sorted(known - routes)]


@async_to_sync
async def said(path, member) -> str:
    async with opened(path, member) as socket:
        answer = await socket.receive_output(PATIENCE)
        if answer["type"] == "websocket.close":
            return "refused"
        if not await socket.receive_nothing(0.05):
            answer = await socket.receive_output(PATIENCE)
            # "gone" comes before the code.
            while answer["type"] == "websocket.send" and '"gone"' in answer["text"]:
                answer = await socket.receive_output(PATIENCE)
        return str(answer["code"]) if answer["type"] == "websocket.close" else "open"


def compared(everybody, line) -> str:
    """Nothing when everybody is answered as the line says, else what the line would be."""
    arguments = iter(everybody.things[line.of])
    path = "/" + re.sub(r"<[^>]+>", lambda _match: str(next(arguments)), line.name)
    now = {role: said(path, everybody.members[role]) for role in ROLES}
    if line.get != "ask" and now == expected(line.get, ROLES):
        return ""
    return f'{line}: today it is\n    Line("{line.name}", "{line.of}", "{written(now)}"),'


def test_every_socket_is_in_the_table_and_no_other():
    assert differences(SOCKETS, ROUTES) == []


def test_a_new_socket_and_one_that_is_gone_are_seen():
    assert differences(SOCKETS[1:], ROUTES) == ['Add Line("ws/member/", "", "ask") to SOCKETS']
    assert differences(SOCKETS, ROUTES - {"ws/member/"}) == ["ws/member/ is gone"]


def test_everybody_hears_what_the_table_says(everybody):
    assert "\n".join(filter(None, (compared(everybody, line) for line in SOCKETS))) == ""


def test_a_read_that_lets_everybody_hear_is_seen(everybody, monkeypatch):
    line = next(line for line in SOCKETS if line.of == "seats thread")
    monkeypatch.setattr(type(Thread.objects.all()), "visible_to", lambda threads, member: threads)
    assert '"4401 visitor, 4403 applicant suspended keyless, open"' in compared(everybody, line)
