import pytest
import redis
from django.conf import settings

from network.lib.realtime import channel_of, member_group


@pytest.fixture
def signed_in(client, watcher):
    """A client in the name of an ordinary member."""
    client.force_login(watcher)
    return client


@pytest.fixture
def open_page(transactional_db, watcher):
    """Hears like an open page of the watcher: call it for whether it was told to ask again."""
    client = redis.Redis.from_url(settings.REDIS_URL)
    with client.pubsub() as page:
        page.subscribe(channel_of(member_group(watcher.pk)))
        page.get_message(timeout=2)

        def asked_again() -> bool:
            message = page.get_message(timeout=0.5)
            return bool(message and b"ask_again" in message["data"])

        yield asked_again
    client.close()
