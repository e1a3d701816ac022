from django.apps import AppConfig


class NetworkConfig(AppConfig):
    """The wiring on top: it may import every app, and no app imports it."""

    name = "network"

    def ready(self):
        # Registers the system checks; and makes our Celery app the one that nudges go through, in
        # commands, too, which load no addresses. A process without Django's apps has no nudge.
        from network import celery, checks  # noqa: F401
