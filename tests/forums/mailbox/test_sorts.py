"""What is no contribution of a person is told from its head."""

import pytest

from forums.mailbox.heads import read_head
from forums.mailbox.sorts import sort_of


@pytest.mark.parametrize(
    ("lines", "sort"),
    [
        (["Subject: First meeting", "Precedence: list", "Auto-Submitted: no"], ""),
        (["Subject: The list of confirm dates", "X-Spam-Status: No, score=0"], ""),
        (["Auto-Submitted: auto-replied"], "automatic"),
        (["Subject: Autosvar: ferie"], "automatic"),
        (["Subject: Automatische Antwort: Treffen"], "automatic"),
        (["X-Autoreply: yes"], "automatic"),
        (["Content-Type: multipart/report; report-type=delivery-status"], "bounce"),
        (["From: MAILER-DAEMON@example.org"], "bounce"),
        (["Return-Path: <>"], "bounce"),
        (["X-List-Administrivia: yes"], "administration"),
        (["From: practice-request@lists.example.org"], "administration"),
        (["Subject: confirm 3f2a9c1b3f2a9c1b3f2a9c1b"], "administration"),
        (["Content-Type: multipart/digest"], "administration"),
        (["X-Spam-Flag: YES"], "spam"),
        (["Subject: ***SPAM*** offer"], "spam"),
    ],
)
def test_sort(lines, sort):
    assert sort_of(read_head("\n".join(lines).encode())) == sort
