from django.apps import AppConfig


class ForumsConfig(AppConfig):
    """Forums, threads, posts, reading, live threads."""

    name = "forums"

    def ready(self):
        from forums import (  # noqa: F401  into the ports below it
            activities,
            exports,
            exports_asking,
            exports_experts,
            exports_groups,
            exports_reading,
            plugs,
            recognised,
            texts,
        )
