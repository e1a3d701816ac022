"""With Redis away, reading, sign-in and posting still work, and nobody waits long."""

import json
import subprocess
import sys

from forums.models import ReadMarker
from network.lib.activity import Activity
from tests.factories import a_member
from tests.network.outages import closed_port, silent_port
from tests.outside import environment

# A web process of its own, which has never met a Redis that answers.
VISIT = """
import django, json, time
django.setup()
from django.test import Client
from django.test.utils import setup_test_environment
setup_test_environment()
from django.conf import settings
settings.STORAGES["staticfiles"] = {{
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}}
client, took, codes = Client(), [], []
def ask(method, *arguments):
    started = time.monotonic()
    codes.append(getattr(client, method)(*arguments).status_code)
    took.append(time.monotonic() - started)
ask("post", "/accounts/login/", {{"login": "nora@example.org", "password": "seven quiet harbours"}})
ask("get", "/threads/{pk}/{slug}/")
ask("post", "/threads/{pk}/reply/", {{"text": "It still works."}})
ask("get", "/threads/{pk}/since/?revision=1")
ask("get", "/forums/")
print(json.dumps([codes, took]))
"""


def visit(thread, port):
    redis = f"redis://127.0.0.1:{port}/0"
    done = subprocess.run(
        [sys.executable, "-c", VISIT.format(pk=thread.pk, slug=thread.slug)],
        env=environment(REDIS_URL=redis, CACHE_URL=redis),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def came_through(thread, codes):
    assert codes == [302, 200, 302, 200, 200]
    reply = thread.posts.get(number=2)
    assert "It still works" in reply.html
    assert ReadMarker.objects.get(member=reply.author).number == 2
    # Nobody was told; the sweep will find it.
    assert Activity.objects.unhandled().filter(subject_id=reply.pk).exists()


def test_a_redis_that_is_stopped(transactional_db, thread):
    a_member(email="nora@example.org", password="seven quiet harbours")
    codes, _took = visit(thread, closed_port())
    came_through(thread, codes)


def test_a_redis_that_hangs(transactional_db, thread):
    a_member(email="nora@example.org", password="seven quiet harbours")
    with silent_port() as port:
        codes, took = visit(thread, port)
    came_through(thread, codes)
    assert max(took) < 4, took
