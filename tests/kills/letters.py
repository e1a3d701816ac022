"""A real SMTP server that keeps who was sent what, by Message-ID."""

import asyncio
from collections import Counter
from email import message_from_bytes

from aiosmtpd.controller import Controller

from network.stack.addresses import free_port

# So slow that a kill finds letters under way.
SECONDS_A_LETTER = 0.15


class Letters:
    """Receives; `taken` counts (recipient, Message-ID)."""

    def __init__(self):
        self.taken: Counter[tuple[str, str]] = Counter()
        self.port = free_port()
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)

    async def handle_DATA(self, server, session, envelope):
        message = message_from_bytes(envelope.content)
        for address in envelope.rcpt_tos:
            self.taken[address, message["Message-ID"]] += 1
        # Taken, but the sender is not told yet: who is killed now will send it again.
        await asyncio.sleep(SECONDS_A_LETTER)
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
