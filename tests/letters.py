"""A real SMTP server that keeps what it is sent."""

import asyncio
from collections import Counter
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller

from network.stack.addresses import free_port


class Letters:
    """Receives: `taken` counts (recipient, Message-ID), `read` has every letter.

    Args:
        seconds: that each letter takes.
    """

    def __init__(self, seconds: float = 0.0):
        self.seconds = seconds
        self.taken: Counter[tuple[str, str]] = Counter()
        self.read: list[EmailMessage] = []
        self.port = free_port()
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)

    async def handle_DATA(self, server, session, envelope):
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.read.append(message)
        for address in envelope.rcpt_tos:
            self.taken[address, message["Message-ID"]] += 1
        # Taken, but the sender is not told yet: who is killed now will send it again.
        await asyncio.sleep(self.seconds)
        return "250 Taken"

    def start(self) -> str:
        """Return the EMAIL_URL."""
        self._controller.start()
        return f"smtp://127.0.0.1:{self.port}"

    def stop(self) -> None:
        self._controller.stop()

    @property
    def repeats(self) -> int:
        return sum(self.taken.values()) - len(self.taken)
