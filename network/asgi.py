"""HTTP and WebSockets on one port: the laptop, and the sockets of production."""

import gc
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")

from django.core.asgi import get_asgi_application

http = get_asgi_application()

from channels.auth import AuthMiddlewareStack  # noqa: E402  the apps must be ready first
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from channels.security.websocket import AllowedHostsOriginValidator  # noqa: E402
from django.urls import path  # noqa: E402

from forums.routing import websocket_urlpatterns  # noqa: E402
from moderation.routing import websocket_urlpatterns as desk  # noqa: E402
from network.lib.sockets import MemberConsumer  # noqa: E402


async def nowhere(scope, receive, send):
    """Refuse a socket that is none of ours; without a route Channels fails, and logs the path."""
    await send({"type": "websocket.close"})


member = path("ws/member/", MemberConsumer.as_asgi())
sockets = URLRouter([member, *websocket_urlpatterns, *desk, path("<path:anything>", nowhere)])
application = ProtocolTypeRouter(
    {"http": http, "websocket": AllowedHostsOriginValidator(AuthMiddlewareStack(sockets))}
)

# What is there now stays, so no collection need walk through it; and what five hundred pushes make
# is gone before the next one looks. With Python's own 700 each fifth push waited 150 ms.
gc.freeze()
gc.set_threshold(50_000, 20, 20)
