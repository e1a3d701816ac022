"""What the directory plugs into the `exports` port, and what becomes of it on leaving."""

from directory.exports import changes, entrance, member, office, profile  # noqa: F401
