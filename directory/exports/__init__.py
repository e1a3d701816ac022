"""What the directory plugs into the `exports` port, and what becomes of it on leaving."""

from directory.exports import between, changes, entrance, experts, member, office  # noqa: F401
