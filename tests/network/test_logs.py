"""Whatever visitors send and wherever they put it, no log line of production holds it."""

import http.client
import json

import pytest
from celery import Celery
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from network import logs
from network.stack.processes import wait_until
from tests.factories import a_forum, a_member, a_thread
from tests.production import collect_static_files, running, said

# Nobody's number; a name and an address of nobody. Never the whole of a line of ours.
PRIVATE = ("311280-888Y", "Planted Name", "planted.person@example.org", "203.0.113.77")
NUMBER, NAME, EMAIL, ADDRESS = PRIVATE
KEY = "x3JJHMbDL1EzLkh9GBhXDw=="
JSON = {"LOG_FORMAT": "json", "LOG_LEVEL": "DEBUG", "PROXY_COUNT": "1"}


def test_a_wrong_setting_is_said():
    with pytest.raises(ImproperlyConfigured, match="LOG_FORMAT='xml'"):
        logs.config("xml", "WARNING")
    with pytest.raises(ImproperlyConfigured, match="LOG_LEVEL='LOUD'"):
        logs.config("json", "LOUD")


def test_nothing_of_a_visitor_is_in_the_webs_log(transactional_db):
    collect_static_files()
    author = a_member(NAME, email=EMAIL)
    thread = a_thread(a_forum("common-room"), author)
    client = Client()
    client.force_login(author)
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    with running("web", JSON) as web:
        visitor = http.client.HTTPConnection("127.0.0.1", web.port, timeout=20)

        def ask(method, path, form=None, **headers):
            everywhere = {
                "User-Agent": NAME,
                "Referer": f"http://localhost/{NUMBER}",
                "X-Request-ID": NUMBER,
                "X-Forwarded-For": ADDRESS,
                "Content-Type": "application/x-www-form-urlencoded",
            }
            visitor.request(method, path, form, {**everywhere, **headers})
            answer = visitor.getresponse()
            answer.read()
            return answer.status

        sign_in = f"login={EMAIL}&password={NUMBER}&csrfmiddlewaretoken={'a' * 32}"
        csrf = {"Cookie": f"{settings.CSRF_COOKIE_NAME}={'a' * 32}"}
        signed_in = {"Cookie": f"{cookie}; {csrf['Cookie']}", "X-CSRFToken": "a" * 32}
        assert ask("GET", f"/search/?q={NUMBER}") == 200
        assert ask("GET", f"/members/{NUMBER}/", **signed_in) == 404
        assert ask("GET", f"/{NUMBER}/%00/") in (400, 404)
        assert ask("GET", "/", Host=f"{NUMBER}.example") == 400
        assert ask("POST", "/accounts/login/", sign_in) == 403
        assert ask("POST", "/accounts/login/", sign_in, **csrf) in (200, 422)
        reply = f"/threads/{thread.pk}/reply/"
        assert ask("POST", reply, f"text={NUMBER}", **signed_in) == 422
        assert ask("GET", f"/threads/{thread.pk}/since/?revision={NUMBER}", **signed_in) < 500
        assert ask(NUMBER.replace("-", ""), "/") in (400, 403, 405, 501)
        words = said(web)
    seen = [json.loads(line) for line in words.splitlines() if line.startswith("{")]
    requests = [line for line in seen if line["name"] == "network.requests"]
    assert {line["view"] for line in requests} >= {"search", "member", "account_login", "reply"}
    assert any("member" in line for line in requests)
    assert len({line["request"] for line in requests}) == len(requests)
    assert [private for private in (*PRIVATE, NUMBER.replace("-", "")) if private in words] == []


def test_nothing_of_a_task_that_fails_is_in_the_workers(transactional_db):
    with running("worker", JSON) as worker, Celery(broker=settings.REDIS_URL) as asker:
        asker.conf.broker_transport_options = {"global_keyprefix": "havn."}
        asker.send_task("notifications.deliver", args=[NUMBER], ignore_result=True)
        asker.send_task("notifications.nothing", args=[EMAIL], kwargs={"name": NAME})
        done = wait_until(lambda: "ValueError" in said(worker), worker, 60)
        assert done, said(worker)
        assert wait_until(lambda: "KeyError" in said(worker), worker, 10), said(worker)
        words = said(worker)
    failed = [json.loads(line) for line in words.splitlines() if '"failure"' in line]
    assert {line["failure"][0]["kind"] for line in failed} == {"ValueError", "KeyError"}
    assert [private for private in PRIVATE if private in words] == []


def test_nothing_of_a_page_is_in_the_sockets(transactional_db):
    with running("sockets", JSON) as sockets:
        visitor = http.client.HTTPConnection("127.0.0.1", sockets.port, timeout=20)
        for path in (f"/ws/{NUMBER}/", f"/ws/member/?q={NUMBER}"):
            upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "User-Agent": NAME}
            upgrade |= {
                "Sec-WebSocket-Version": "13",
                "Sec-WebSocket-Key": "x3JJHMbDL1EzLkh9GBhXDw==",
            }
            visitor.request("GET", path, headers={**upgrade, "X-Forwarded-For": ADDRESS})
            visitor.getresponse().read(0)
            visitor.close()
        words = said(sockets)
    assert [private for private in PRIVATE if private in words] == []
