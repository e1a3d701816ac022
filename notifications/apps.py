from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Who hears of it: inbox, mail, digests."""

    name = "notifications"

    def ready(self):
        # The one receiver, what is plugged into the ports below, the fields' declarations.
        from notifications import exports, outbox, plugs, texts  # noqa: F401
