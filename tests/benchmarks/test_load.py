"""The load sends what browsers send, and does not take a wrong answer for a fast one."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from benchmarks.load import Request, drive, fetch


class Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.answer(404 if self.path == "/missing/" else 200, b"a page " * 20_000)

    def do_POST(self):
        words = self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(302, words)

    def answer(self, status, body):
        self.server.seen.append((self.command, self.path, self.headers))
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


@pytest.fixture
def server():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    server.seen = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_every_request_is_sent_once_and_timed(server):
    requests = [Request(f"/{number}/") for number in range(10)]
    seen = drive(server.server_port, requests)
    assert sorted(path for _, path, _ in server.seen) == sorted(r.path for r in requests)
    assert len(seen.answers) == 10
    assert 0 < max(seen.answers) <= seen.wall


def test_a_reader_is_signed_in_and_a_visitor_is_not(server):
    drive(server.server_port, [Request("/a/", cookie="s=1", gzip=True), Request("/b/")], 1)
    (_, _, member), (_, _, visitor) = server.seen
    assert (member["Cookie"], member["Accept-Encoding"]) == ("s=1", "gzip")
    assert (visitor["Cookie"], visitor["Accept-Encoding"]) == (None, None)


def test_a_form_is_posted_whole(server):
    request = Request("/reply/", body="text=p%C3%A4iv%C3%A4&x=å", htmx=True, expects=302)
    assert fetch(server.server_port, request) == "text=p%C3%A4iv%C3%A4&x=å"
    [(method, _, headers)] = server.seen
    assert (method, headers["HX-Request"]) == ("POST", "true")


def test_an_answer_with_another_status_ends_the_run(server):
    with pytest.raises(RuntimeError, match="/missing/: 404 instead of 200"):
        drive(server.server_port, [Request("/there/"), Request("/missing/")])


def test_a_long_answer_is_read_to_its_end(server):
    assert len(fetch(server.server_port, Request("/long/"))) == 140_000
