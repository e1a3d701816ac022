"""Asks clamd whether a file is known malware. Source of the protocol: ClamAV's manual, INSTREAM."""

import socket
import struct
from enum import Enum
from urllib.parse import urlsplit

_CHUNK = 64 * 1024
_PATIENCE = 30  # seconds
_LONGEST_ANSWER = 4096


class Verdict(Enum):
    CLEAN = "clean"
    FOUND = "found"
    AWAY = "away"


def ask(url: str, data: bytes) -> Verdict:
    """Ask for one file. Whatever is no clear answer counts as none.

    Args:
        url: "tcp://clamd:3310" or "unix:///run/clamav/clamd.ctl".
    """
    try:
        with _connected(url) as clamd:
            clamd.sendall(b"zINSTREAM\0")
            for at in range(0, len(data), _CHUNK):
                chunk = data[at : at + _CHUNK]
                clamd.sendall(struct.pack(">I", len(chunk)) + chunk)
            clamd.sendall(struct.pack(">I", 0))
            answer = _read(clamd)
    except OSError:
        return Verdict.AWAY
    if answer == b"stream: OK":
        return Verdict.CLEAN
    return Verdict.FOUND if answer.endswith(b" FOUND") else Verdict.AWAY


def _connected(url: str) -> socket.socket:
    parts = urlsplit(url)
    if parts.scheme == "unix":
        clamd = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        clamd.settimeout(_PATIENCE)
        clamd.connect(parts.path)
        return clamd
    return socket.create_connection((parts.hostname, parts.port or 3310), timeout=_PATIENCE)


def _read(clamd: socket.socket) -> bytes:
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < _LONGEST_ANSWER:
        if not (more := clamd.recv(_LONGEST_ANSWER)):
            break
        answer += more
    return answer.rstrip(b"\0\n")
