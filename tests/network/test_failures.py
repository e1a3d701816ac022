"""What fails with a member's words in its hands says where it failed, and not with what."""

import io
import logging
from logging.config import dictConfig

import pytest
from celery import shared_task
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path

from network import logs
from tests.numbers import CODE


def view(request, what=""):
    """Fails with the number in a local variable, in the message, and in what led to it."""
    number = CODE
    try:
        int(number)
    except ValueError as error:
        raise RuntimeError(f"this is {number}") from error
    return HttpResponse()


@shared_task(name="tests.fails")
def task(number):
    words = {"text": number}
    raise KeyError(words["text"])


urlpatterns = [path("fails/<str:what>/", view), path("", include("network.urls"))]


@pytest.fixture(params=["json", "plain"])
def log(request):
    """All that stands in the log at its most talkative, in either look."""
    wanted = logs.config(request.param, "DEBUG")
    written = io.StringIO()
    wanted["handlers"]["console"]["stream"] = written
    dictConfig(wanted)
    yield written
    dictConfig(settings.LOGGING)


@pytest.fixture
def failing(settings):
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False, headers={"User-Agent": CODE, "Referer": CODE})


def test_a_view_that_fails(db, log, failing):
    answer = failing.post(f"/fails/{CODE}/?q={CODE}", {"text": CODE})
    assert answer.status_code == 500
    assert CODE not in answer.content.decode()
    assert "RuntimeError" in log.getvalue() and "test_failures.py" in log.getvalue()
    assert CODE not in log.getvalue()


def test_a_request_that_is_refused(db, log, failing):
    assert failing.get(f"/{CODE}/?q={CODE}").status_code == 404
    assert failing.get("/", headers={"Host": f"{CODE}.example"}).status_code == 400
    assert CODE not in log.getvalue()


def test_a_task_that_fails(log):
    task.apply(args=[CODE], kwargs={})
    assert "KeyError" in log.getvalue() and "test_failures.py" in log.getvalue()
    assert CODE not in log.getvalue()


def test_the_log_is_really_read(log):
    logging.getLogger("forums").debug("thread %s", CODE)
    assert CODE in log.getvalue()
