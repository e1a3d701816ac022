import pytest
import redis
from django.conf import settings

from network.lib.realtime import channel_of, member_group
from network.providers import providers
from network.stack.addresses import free_port


@pytest.fixture
def ministry(settings):
    """An organisation whose own sign-in is configured; nobody answers at its address."""
    settings.SIGN_IN_PROVIDERS = providers(
        '[{"id": "ministry", "name": "Ministry of Harbours", "client_id": "havn",'
        f' "server_url": "http://127.0.0.1:{free_port()}", "client_secret": "secret"}}]'
    )


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
