from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Who is who: members, organisations, bodies, seats, priorities."""

    name = "directory"

    def ready(self):
        from directory import exports, plugs, texts  # noqa: F401  into the ports
