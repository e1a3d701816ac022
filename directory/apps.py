from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Who is who: members, organisations, bodies, seats, priorities."""

    name = "directory"

    def ready(self):
        from directory import texts  # noqa: F401  declares the fields with members' words
