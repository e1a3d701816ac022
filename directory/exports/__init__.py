"""What the directory plugs into the `exports` port, and what becomes of it on leaving."""

from directory.exports import (  # noqa: F401
    between,
    changes,
    entrance,
    experts,
    member,
    office,
    profile,
)
