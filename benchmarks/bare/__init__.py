"""The reference: the least Django and Channels that do the same kind of thing."""

TOPICS, EACH = 500, 20
