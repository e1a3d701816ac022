from django.apps import AppConfig


class ForumsConfig(AppConfig):
    """Forums, threads, posts, reading, live threads."""

    name = "forums"

    def ready(self):
        from forums import plugs, texts  # noqa: F401  what this app plugs into the ports below it
