from django.apps import AppConfig


class ModerationConfig(AppConfig):
    """Reports, matters, decisions and their reasons; today the audit."""

    name = "moderation"

    def ready(self):
        from moderation import exports, plugs, texts  # noqa: F401  into the ports
