"""PostgreSQL and Valkey from wheels, and the supervisor of `make run`. No Django in here.

The same servers carry the laptop and the tests; production brings its own by URL.
"""


class Unusable(Exception):
    """The stack cannot start here. The message is one sentence for the person at the terminal."""
