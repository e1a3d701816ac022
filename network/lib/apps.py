from django.apps import AppConfig


class LibConfig(AppConfig):
    """The drawer below every app. It is an app only to own the Activity table."""

    name = "network.lib"
    label = "lib"
