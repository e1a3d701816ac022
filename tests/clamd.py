"""A server that speaks clamd's INSTREAM and knows one signature: `python -m tests.clamd`.

A process of its own, as clamd is. It prints its port and serves until it is ended.
"""

import socketserver
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from network.stack.processes import die_with_parent

COMMAND, SIGNATURE = b"zINSTREAM\0", b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        if self.rfile.read(len(COMMAND)) != COMMAND:
            self.wfile.write(b"UNKNOWN COMMAND\0")
            return
        stream = b""
        while (length := struct.unpack(">I", self.rfile.read(4))[0]) > 0:
            stream += self.rfile.read(length)
        found = SIGNATURE in stream
        self.wfile.write(b"stream: Eicar-Test FOUND\0" if found else b"stream: OK\0")


@contextmanager
def running() -> Iterator[str]:
    """The address of a server that runs until then."""
    command = [sys.executable, "-m", "tests.clamd"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, preexec_fn=die_with_parent(15))
    try:
        yield f"tcp://127.0.0.1:{int(server.stdout.readline())}"
    finally:
        server.terminate()
        server.wait(10)
        server.stdout.close()


def main() -> None:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Conversation) as server:
        sys.stdout.write(f"{server.server_address[1]}\n")
        sys.stdout.flush()
        server.serve_forever()


if __name__ == "__main__":
    main()
