"""The number a sender is given: it shows them what has become of their concern, and nothing else.

It is made of the form's own number, so that a second press of "Send" gets the same one; only its
digest is kept.
"""

import base64
import hashlib
from uuid import UUID

from django.utils.crypto import salted_hmac

SALT = "moderation.concern"
# Sixty bits: nobody guesses one.
LENGTH = 12
# Base32 has neither: who reads them from paper means these.
MEANT = str.maketrans("01", "OI")


def reference_of(submission: UUID) -> str:
    """Return the number of one form, "K7QMX3PTD9AB"."""
    made = salted_hmac(SALT, submission.hex, algorithm="sha256").digest()
    return base64.b32encode(made).decode()[:LENGTH]


def digest_of(reference: str) -> str:
    """What is kept of a number; without a key, so that it outlives SECRET_KEY."""
    return hashlib.sha256(f"{SALT}:{tidy(reference)}".encode()).hexdigest()


def tidy(typed: str) -> str:
    """A number as it was given, from one that was copied from paper."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    return letters.translate(MEANT)


def in_groups(reference: str) -> str:
    """As it is written down, "K7QM-X3PT-D9AB"."""
    return "-".join(reference[at : at + 4] for at in range(0, len(reference), 4))
