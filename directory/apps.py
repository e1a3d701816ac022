from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Who is who: members, organisations, bodies, seats, priorities."""

    name = "directory"

    def ready(self):
        from directory import plugs, texts  # noqa: F401  what this app plugs into the ports
