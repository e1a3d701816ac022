from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Who hears of it: inbox, mail, digests."""

    name = "notifications"

    def ready(self):
        from notifications import outbox, texts  # noqa: F401  the one receiver; the fields' declarations
