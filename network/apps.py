from django.apps import AppConfig


class NetworkConfig(AppConfig):
    """The wiring on top: it may import every app, and no app imports it."""

    name = "network"

    def ready(self):
        from network import checks  # noqa: F401  registers the system checks
